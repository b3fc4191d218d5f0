import { receiverNameLabel } from '../../lib/checks/receiver-name-label';
import { reported } from './found';

describe('the label "name" of a receiver', () => {
  test('is told when it differs from the name', () => {
    expect(reported(receiverNameLabel, { receivers: [{ name: 'team', labels: { name: 'teem' } }] })).toBe(
      `error receiver-name-label\n  receivers[0].labels.name: differs from the receiver's name, got "teem" for "team"\n    fix: remove the label: the server sets it`,
    );
  });

  test('is not told when it is the name, or not there', () => {
    expect(reported(receiverNameLabel, { receivers: [{ name: 'team', labels: { name: 'team', tier: '1' } }, { name: 'other' }] })).toBe('');
  });
});
