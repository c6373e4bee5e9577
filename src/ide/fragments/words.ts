//! What names suggest: `fetch_user` gives a user, `url` is text, `retries` is a number.

const VERBS =
  /^(get|fetch|load|create|make|build|new|open|connect|find|read|receive|recv|init|next|compute|generate|parse|query|lookup|start|setup|acquire|download|request|prepare|spawn|call|list|accept|poll)_(to_|from_|new_|next_|all_|the_|async_)?/;
const NUMBERS =
  /(^|_)(id|ids|n|i|x|y|num|number|count|size|len|length|port|max|min|limit|retries|attempts?|attempt|total|sum|amount|age|index|version|score|balance|capacity|workers|seconds|millis|ms|secs|bytes_read|max_\w+|level)$/;
const TEXTS =
  /(^|_)(url|uri|name|path|msg|message_text|text|line|query|addr|address|host|key|title|email|body|s|str|string|word|password|username|filename|file|sql|html|json|content|contents|prompt|input|greeting|label|bind_addr)$/;
const FLAGS = /^(is|has|should|can|was|did)_|(^|_)(flag|enabled|done|ready|ok|success|running|verbose|shutdown)$/;
const WORK =
  /(^|_)(comput\w*|calc\w*|expensive\w*|heavy\w*|count\w*|sum\w*|hash\w*|fib\w*|factorial|estimate\w*|measure\w*|random\w*|work|operation\w*|step\w*)(_|$)/;

/** A rough idea of the kind of value behind a name. */
export function kindOf(hint: string): 'number' | 'text' | 'flag' | 'bytes' | 'thing' {
  if (FLAGS.test(hint)) return 'flag';
  if (NUMBERS.test(hint)) return 'number';
  if (/(^|_)(bytes|buf|buffer|payload|large_data|blob|chunk)$/.test(hint)) return 'bytes';
  if (TEXTS.test(hint)) return 'text';
  return 'thing';
}

/** Whether a function's name says that it computes something. */
export function isWork(name: string): boolean {
  return WORK.test(name);
}

/** The noun of a function's or variable's name: `fetch_user` and `new_user` are about a `user`. */
export function nounOf(hint: string): string {
  return hint
    .replace(VERBS, '')
    .replace(/^(my|a|an|the|some|current|new|old|first|last|all)_/, '')
    .replace(/_?\d+$/, '')
    .replace(/_(async|result|fut|future|by_id|stub)$/, '');
}

/** The singular, if a word is a plural. */
export function singularOf(noun: string): string | undefined {
  if (/(ss|us|is|news|status|stats|settings|preferences|permissions|metrics)$/.test(noun)) return undefined;
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  if (/(ch|sh|x|ss)es$/.test(noun)) return noun.slice(0, -2);
  return noun.endsWith('s') && noun.length > 2 ? noun.slice(0, -1) : undefined;
}

/** `user_profile` as a type's name. */
export function camel(noun: string): string {
  const text = noun.split('_').filter((w) => w !== '').map((w) => w.slice(0, 1).toUpperCase() + w.slice(1)).join(''); // prettier-ignore
  return /^[A-Z]/.test(text) ? text : `Value${text}`;
}
