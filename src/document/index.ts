export { DocumentScan, type TextChange } from './documentScan.ts';
export { findMathSpans } from './findMathSpans.ts';
export { mathSpanAt, type MathKind, type MathSpan } from './mathSpan.ts';
