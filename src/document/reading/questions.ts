import { problemLabel } from './labels.ts';

const verbs =
  'solve|find|compute|calculate|evaluate|determine|simplify|factor|factori[sz]e|expand|differentiate|integrate|derive|' +
  'prove|show that|verify that|sketch|express|write|convert|estimate|approximate|reduce|rationali[sz]e|give|state|list|' +
  'how (?:many|much|long|far|old|fast)|what|which|when does|where does|who|complete|minimi[sz]e|maximi[sz]e|invert|' +
  'diagonali[sz]e|decide|check whether|graph|multiply|divide|add|subtract|round|is it true';
const imperative = new RegExp(
  String.raw`(?:^|[.!?;:]\s+|,\s+|\n\s*)(?:\(?[a-z\d]{1,3}[.)]\s+)?(?:please\s+|now\s+|then\s+|hence\s+)?(?:${verbs})\b(?!\s+(?:is|are|we\s+get|gives)\b)`,
  'i',
);
const asked = /\?(?=[\s*_"')\]}$]|$)/;

/** True when its first sentence asks. */
export function asksAtStart(text: string): boolean {
  return asks(/^[^]*?[.?!:](?=\s|$)/.exec(text)?.[0] ?? text);
}

/** True when text asks for something: a question, an instruction ("Solve ..."), or a label "Exercise 3". */
export function asks(text: string): boolean {
  const label = problemLabel(text);
  if (label > 0) return true;
  const plain = text.replace(/^[\s>*_#~]+/, '');
  return asked.test(plain) || imperative.test(plain.replace(/\$[^$]*\$/g, (math) => 'x'.repeat(math.length)));
}
