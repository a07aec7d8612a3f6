import { describe, expect, it } from 'vitest';
import { calculate } from '../../../../src/symbolic/index.ts';
import { calculatedSolution } from '../../../../src/training/data/gsm8k/calculatedSolution.ts';

function converted(problem: string, solution: string, answer: string): string[] {
  const found = calculatedSolution(problem, solution, answer);
  if (found.kind === 'dropped') throw new Error(found.why);
  expect(calculate(found.solution).lines.at(-1)?.value).toBe(answer);
  return found.solution.split('\n');
}

function dropped(problem: string, solution: string, answer: string): string {
  const found = calculatedSolution(problem, solution, answer);
  return found.kind === 'dropped' ? found.why : found.solution;
}

describe('GSM8K solutions as named relations', () => {
  it('names results after their words and uses the names', () => {
    expect(
      converted(
        'Julie is reading a 120-page book. Yesterday, she was able to read 12 pages and today, she read twice as many pages as yesterday. If she wants to read half of the remaining pages tomorrow, how many pages should she read?',
        'Maila read 12 x 2 = <<12*2=24>>24 pages today.\nSo she was able to read a total of 12 + 24 = <<12+24=36>>36 pages since yesterday.\nThere are 120 - 36 = <<120-36=84>>84 pages left to be read.\nSince she wants to read half of the remaining pages tomorrow, then she should read 84/2 = <<84/2=42>>42 pages.\n#### 42',
        '42',
      ),
    ).toEqual([
      'pages_today = 12 * 2',
      'total_able_read = 12 + pages_today',
      'pages_left_read = 120 - total_able_read',
      'answer = pages_left_read / 2',
    ]);
  });

  it('says whose quantity it is where several people are named', () => {
    const lines = converted(
      'Connor scored 2 in a game while Amy scored 4 more than Connor. Jason scored twice the score of Amy. If Connor, Amy, and Jason are one team, how many points did it have?',
      "Amy's score is 4 + 2 = <<4+2=6>>6\nJason's score is 6*2 = <<6*2=12>>12\nTheir team had 2 + 6 + 12 = <<2+6+12=20>>20 points\n#### 20",
      '20',
    );
    expect(lines).toEqual(['amy_score = 4 + 2', 'jason_score = amy_score * 2', 'answer = 2 + amy_score + jason_score']);
  });

  it('writes decimals as the percentages the problem gives', () => {
    const lines = converted(
      'Mark can buy a $300 lens with a 20% discount. What does it cost?',
      'So the lens cost 300*.8=$<<300*.8=240>>240\n#### 240',
      '240',
    );
    expect(lines).toEqual(['answer = 300 * (100 - 20) / 100']);
  });

  it('takes calculations without marks where they are right, and leaves out lines the answer does not rest on', () => {
    const lines = converted(
      'Four kids can wash three whiteboards in 20 minutes. How long would it take, in minutes, for one kid to wash six whiteboards?',
      'Two boards are fun: 20 + 3 = <<20+3=23>>23 of them.\nOne kid can wash three whiteboards in 20*4=<<20*4=80>>80 minutes.\nOne kid can wash six whiteboards in 80*(6/3)=160 minutes.\n#### 160',
      '160',
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^answer = \w+ \* \(\w+ \/ 3\)$|^answer = \w+ \* \(6 \/ 3\)$/);
  });

  it('gives the same quantity of two people two names', () => {
    const lines = converted(
      'A box has 3 rows of 8 pens and 4 rows of 9 pens. How many pens are in it?',
      'There are 3*8=<<3*8=24>>24 pens\nThere are 4*9=<<4*9=36>>36 pens\nIn all there are 24+36=<<24+36=60>>60 pens\n#### 60',
      '60',
    );
    const names = lines.map((line) => line.split(' = ')[0]);
    expect(new Set(names).size).toBe(3);
    expect(lines[2]).toBe(`answer = ${names[0] ?? ''} + ${names[1] ?? ''}`);
  });

  it('drops what it cannot explain, and says why', () => {
    const problem = 'Ann has 5 pens and Bo has some more. How many do they have?';
    expect(dropped(problem, 'Bo has <<37=37>>37 pens, so 37+5=<<37+5=42>>42.\n#### 42', '42')).toMatch(/nowhere/);
    expect(dropped(problem, 'They have a = 42.\n#### 42', '42')).toMatch(/marked/);
    expect(dropped(problem, 'They have 5+5=<<5+5=10>>10.\n#### 42', '42')).toMatch(/arrives/);
    expect(dropped(problem, 'They have 5*2=<<5*2=11>>11.\n#### 11', '11')).toMatch(/evaluate/);
  });
});
