import { receiverNameNotUnique } from '../../lib/checks/receiver-name-not-unique';
import { reported } from './found';

describe('the name of a receiver', () => {
  test('that another one has is told, at the later one', () => {
    expect(reported(receiverNameNotUnique, { receivers: [{ name: 'team' }, { name: 'other' }, { name: 'team' }] })).toBe(
      'error receiver-name-not-unique\n  receivers[2].name: not unique, "team" is the name of receivers[0] too\n    fix: give each its own name',
    );
  });

  test('that is its own is not', () => {
    expect(reported(receiverNameNotUnique, { receivers: [{ name: 'team' }, { name: 'Team' }] })).toBe('');
  });
});
