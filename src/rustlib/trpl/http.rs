//! `get`: one HTTP/1.1 request over a connection of its own, to the simulated network. An `https` address is asked
//! in the clear at port 443: what is answered there is the world script's business.
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a server answered.
pub struct Response {
    body: String,
}
impl Response {
    /// The full text of the response.
    pub async fn text(self) -> String { self.body }
}

// Scheme, host with port, path.
fn parts(url: &str) -> Option<(u16, &str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let port = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or("");
    let at = rest.find(|c| c == '/' || c == '?').unwrap_or(rest.len());
    let (host, path) = rest.split_at(at);
    if host.is_empty() {
        return None;
    }
    Some((port, host, path))
}
async fn fetch(url: &str) -> std::io::Result<String> {
    let invalid = |what: &str| std::io::Error::new(std::io::ErrorKind::InvalidInput, what.to_string());
    let (port, host, path) = parts(url).ok_or_else(|| invalid("not an http or https address"))?;
    let address = if host.contains(':') { host.to_string() } else { format!("{host}:{port}") };
    let mut stream = TcpStream::connect(address.as_str()).await?;
    let path = if path.starts_with('/') { path.to_string() } else { format!("/{path}") };
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some(body) = complete(&bytes) {
            return Ok(body);
        }
        let n = stream.read(&mut chunk).await?;
        if n == 0 {
            return Ok(rest_of(&bytes));
        }
        bytes.extend_from_slice(&chunk[..n]);
    }
}
// The body, once all that the header announces has come.
fn complete(bytes: &[u8]) -> Option<String> {
    let end = head_end(bytes)?;
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"))?.trim().parse::<usize>().ok()?;
    let body = &bytes[end..];
    if body.len() >= length { Some(String::from_utf8_lossy(&body[..length]).into_owned()) } else { None }
}
fn rest_of(bytes: &[u8]) -> String { String::from_utf8_lossy(&bytes[head_end(bytes).unwrap_or(0)..]).into_owned() }
fn head_end(bytes: &[u8]) -> Option<usize> { bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4) }

/// Fetches what is at an address; panics if that fails.
pub async fn get(url: &str) -> Response {
    match fetch(url).await {
        Ok(body) => Response { body },
        Err(error) => panic!("called `Result::unwrap()` on an `Err` value: error sending request for url ({url}): {error}"),
    }
}
