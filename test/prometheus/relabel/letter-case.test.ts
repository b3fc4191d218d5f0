import { toLowerCase, toUpperCase } from '../../../lib/prometheus/relabel/letter-case';

test.each([
  ['straße', 'STRAßE'],
  ['ŉ ǰ ﬃ', 'ŉ ǰ ﬃ'],
  ['ᾳ ᾀ ῃ ῳ', 'ᾼ ᾈ ῌ ῼ'],
  ['ᾼ ᾈ', 'ᾼ ᾈ'],
  ['ǆ ǅ', 'Ǆ Ǆ'],
  ['ı ſ µ ÿ', 'I S Μ Ÿ'],
  ['𐐨 ა', '𐐀 Ა'],
])('"%s" in upper case is "%s", as in Go', (text, expected) => {
  expect(toUpperCase(text)).toBe(expected);
});

test.each([
  ['ΑΣ ΑΣ.', 'ασ ασ.'],
  ['İI', 'ii'],
  ['ẞ', 'ß'],
  ['ǅ ᾼ', 'ǆ ᾳ'],
  ['K Å', 'k å'],
])('"%s" in lower case is "%s", as in Go', (text, expected) => {
  expect(toLowerCase(text)).toBe(expected);
});

test('letters that are newer than Go’s Unicode stay as they are', () => {
  expect(toUpperCase('ƛ\u{10d70}')).toBe('ƛ\u{10d70}');
  expect(toLowerCase('\u{1c89}\u{16ea0}')).toBe('\u{1c89}\u{16ea0}');
});
