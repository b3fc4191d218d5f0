import { tellApart } from '../../lib/packs/tell-apart';

const told = (expr: string): string => tellApart(expr, ['cluster']);

describe('telling apart', () => {
  test.each([
    ['a sum', 'sum by (job) (up)', 'sum by (cluster, job) (up)'],
    ['a sum whose labels come behind', 'sum(up) by (job)', 'sum(up) by (cluster, job)'],
    ['a sum of everything', 'sum(up)', 'sum by (cluster) (up)'],
    ['a sum by nothing', 'sum by () (up)', 'sum by (cluster) (up)'],
    ['the highest of all', 'topk(3, up)', 'topk by (cluster) (3, up)'],
    ['one inside another', 'count by (job) (count_values by (job) ("hash", x))', 'count by (cluster, job) (count_values by (cluster, job) ("hash", x))'],
    ['a list with a comma at its end', 'sum by (job,) (up)', 'sum by (cluster, job,) (up)'],
    ['a list with a parenthesis in quotes', 'sum by ("a)b") (up)', 'sum by (cluster, "a)b") (up)'],
    ['what is matched', 'a and on (job) b', 'a and on (cluster, job) b'],
    ['what is matched by nothing', 'a > on () group_left b', 'a > on (cluster) group_left b'],
    ['what one side gets from the other, which stays', 'a * on (job) group_left (team) b', 'a * on (cluster, job) group_left (team) b'],
    ['both sides of what is excluded', 'sum by (job) (a) unless on (job) ALERTS{alertname="X"}', 'sum by (cluster, job) (a) unless on (cluster, job) ALERTS{alertname="X"}'],
    ['behind a comment with a parenthesis', 'a and # (\non (job) b', 'a and # (\non (cluster, job) b'],
  ])('reaches %s', (_, expr, expected) => expect(told(expr)).toBe(expected));

  test.each([
    ['what has the label already', 'sum by (job, cluster) (up)'],
    ['what keeps the other labels', 'sum without (instance) (up) / ignoring (code) group_left y'],
    ['what is matched by all labels', 'a / b'],
    ['what knows of no labels', 'absent(up) or vector(1)'],
    ['what does not parse', 'sum by (job) (up'],
  ])('leaves alone %s', (_, expr) => expect(told(expr)).toBe(expr));

  test('by several labels adds those that are missing, in quotes where they need them', () => {
    expect(tellApart('sum by (tenant) (up)', ['cluster', 'tenant', 'my.zone'])).toBe('sum by (cluster, "my.zone", tenant) (up)');
  });

  test('by none changes nothing', () => expect(tellApart('sum(up)', [])).toBe('sum(up)'));
});
