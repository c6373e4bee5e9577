//! A page of HTML and its first element of a name. Only selectors that are one element name are simulated.

/// An HTML page.
pub struct Html {
    source: String,
}
/// An element of a page.
#[derive(Clone, Copy)]
pub struct ElementRef<'a> {
    inner: &'a str,
}
impl ElementRef<'_> {
    /// The HTML inside the element.
    pub fn inner_html(&self) -> String { self.inner.to_string() }
}

fn is_name(selector: &str) -> bool { !selector.is_empty() && selector.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') }
// Where a tag that starts with `open` ends with a name's end: (start, position behind the name).
fn find_tag(lower: &str, open: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let start = at + lower[at..].find(open)?;
        let behind = start + open.len();
        let ends = lower[behind..].chars().next().map_or(true, |c| !(c.is_ascii_alphanumeric() || c == '-'));
        if ends {
            return Some((start, behind));
        }
        at = behind;
    }
}
impl Html {
    /// Reads a page.
    pub fn parse(source: &str) -> Html { Html { source: source.to_string() } }
    /// The first element that the selector matches.
    pub fn select_first<'a>(&'a self, selector: &'a str) -> Option<ElementRef<'a>> {
        let selector = selector.trim();
        if !is_name(selector) {
            unimplemented!("selectors other than one element name: `{selector}`");
        }
        let lower = self.source.to_ascii_lowercase();
        let name = selector.to_ascii_lowercase();
        let (open, close) = (format!("<{name}"), format!("</{name}"));
        let (_, behind) = find_tag(&lower, &open, 0)?;
        let start = behind + lower[behind..].find('>')? + 1;
        let (mut depth, mut at) = (1, start);
        loop {
            let Some((end, past)) = find_tag(&lower, &close, at) else { return Some(ElementRef { inner: &self.source[start..] }) };
            match find_tag(&lower, &open, at) {
                Some((inner, past_inner)) if inner < end => {
                    depth += 1;
                    at = past_inner;
                }
                _ => {
                    depth -= 1;
                    at = past;
                    if depth == 0 {
                        return Some(ElementRef { inner: &self.source[start..end] });
                    }
                }
            }
        }
    }
}
