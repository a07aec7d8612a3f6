/** A notebook as a student's is: problems with three steps each, now and then a wrong step. Three steps a cell. */
export function manyCells(count: number): object {
  const cells = Array.from({ length: count }, (_, index) => {
    const [a, b, x] = [2 + (index % 7), 3 + (index % 11), 1 + (index % 13)];
    const found = index % 10 === 9 ? x + 1 : x;
    const lines = [`Solve $${a}x + ${b} = ${a * x + b}$.`, '', `1. $${a}x = ${a * x + b} - ${b}$`];
    const source = [...lines, `2. $${a}x = ${a * x}$`, `3. $x = ${found}$`].join('\n');
    return { cell_type: 'markdown', metadata: {}, source: [source] };
  });
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}
