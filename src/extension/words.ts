/**
 * Turns an English message with `{0}`, `{1}` … into the reader's language. In the editor this is `vscode.l10n.t`; the
 * presentation code takes it as an argument so that it needs no editor.
 */
export type Words = (message: string, ...values: (string | number)[]) => string;

/** Fills the places of a message and leaves its language alone. */
export const plainWords: Words = (message, ...values) =>
  message.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
