const TURN = /<\|im_start\|>(system|user|assistant)\n([\s\S]*?)(?=<\|im_end\|>|<\|im_start\|>|$)/g;

/** The last question of a chat rendered as text; a text that is no such chat is the question itself. */
export function questionOf(prompt: string): string {
  const turns = [...prompt.matchAll(TURN)];
  const asked = turns.findLast((turn) => turn[1] === 'user')?.[2];
  return (asked ?? prompt).trim();
}

/** An answer without the tokens that end it. */
export function plainAnswer(answer: string): string {
  return answer.split(/<\|(?:im_end|endoftext|im_start)\|>/)[0]?.trim() ?? '';
}
