/** A problem and a solution of ten steps, as a user would write them. */
export const PROBLEM =
  'A bakery makes 24 trays of rolls a day with 18 rolls on each tray. It keeps a twelfth for its own café, gives 36 to a school, and sells the rest at 0.75 euros apiece; flour and wages come to 95 euros a day. What does it earn in a week of six days?';

export const STEPS: readonly string[] = [
  'The bakery makes 24 * 18 = 432 rolls a day.',
  'A twelfth of them stays in the café: 432 / 12 = 36 rolls.',
  'After that 432 - 36 = 396 rolls are left.',
  'The school gets 36 of these, so 396 - 36 = 360 rolls remain for sale.',
  'At 0.75 euros apiece they bring in 360 * 0.75 = 270 euros a day.',
  'Flour and wages take 95 euros of that: 270 - 95 = 175 euros are earned a day.',
  'A week of work has six days.',
  'In six days the rolls that are sold number 6 * 360 = 2160.',
  'They bring in 6 * 270 = 1620 euros, and 6 * 95 = 570 euros are spent.',
  'So the bakery earns 1620 - 570 = 1050 euros in a week.',
];

/** The last step as it is after an edit. */
export const EDITED = 'So the bakery earns 1620 - 570 = 1150 euros in a week.';
