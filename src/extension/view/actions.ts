/** What the page can ask for: `view` of the whole, the others of one step. The page only passes these on. */
export const viewActions = {
  solve: 'solve',
  check: 'check',
  accept: 'accept',
  discard: 'discard',
  stop: 'stop',
  goTo: 'goTo',
  explain: 'explain',
  repair: 'repair',
  others: 'others',
  right: 'right',
  wrong: 'wrong',
} as const;
