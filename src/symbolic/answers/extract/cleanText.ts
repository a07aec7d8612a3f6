import { basesBelow } from './baseWords.ts';
import { unescapeText } from './unescape.ts';

/** A model's text without quoting marks, its thoughts, chat markers, code fences of emphasis and closing phrases. */
export function cleanText(text: string): string {
  return basesBelow(afterThoughts(unescapeText(text)))
    .replace(/<\|im_(?:start|end)\|>[\s\S]*$/, '')
    .replace(/<\/?(?:answer|s|eos|bos)>|<\|[a-z_]+\|>/gi, ' ')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u2044', '/')
    .replace(/(?<=\d)\s*¢/g, ' cents')
    .replace(/(?<=[\w)])\*\*(?=[\d({])/g, '^')
    .replace(/\*\*|__(?=\S[^_]*__)/g, '')
    .replace(/i hope (?:it|this) is correct\.?/gi, '')
    .trim();
}

function afterThoughts(text: string): string {
  const [, after = ''] = /<\/think>([\s\S]*)$/.exec(text) ?? [];
  return after.trim() === '' ? text.replace(/<\/?think>/g, '') : after;
}
