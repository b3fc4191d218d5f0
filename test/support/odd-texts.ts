/** Texts that some field takes, and texts that none does although they look alike: the borders of every notation. */
const durations = ['0', '0s', '1m', '5m', '15s', '1h30m', '1d', '2w', '500ms', '1y2w3d', '1m1h', '5', '-1h', '1.5h', '1h 30m', '1x', '300y', '5M', '1ms1s', '9999999999999y', '00', '0x10s'];
const goDurations = ['1m30s', '1.5h', '100us', '5d', '1h1m1h', '-5s', '+5s', '.5s', '3ns'];
const sizes = ['1KB', '10MB', '1GiB', '1kb', '1.5GB', '100', '-1KB', '+1MB', '1KB1KiB', '1 MB', '.5MB', '1MB5B', '99EB'];
const urls = [
  ...['http://a', 'https://example.org:8443/x?y=z', 'http://a/{{ .GroupKey }}', 'http://{{', 'ftp://a', '//a', 'http://', 'http://a b', 'http://[::1]:90', 'http://[::1', 'http://a:port', 'http://%zz', 'https://u:p@h/', 'http://a/%zz'],
  ...['http://:80', 'HTTP://A', 'mailto:x', ' http://a', 'http://a\tb', 'unix:///var/run/docker.sock', 'tcp://docker:2375', 'http:a', 'http:/a', 'a:b', ':a', 'http://é/ü', 'http://a_b', '<secret>', 'https://slack.com/api/chat.postMessage'],
];
const regexes = ['(.*)', 'a|b', '(', 'a(?=b)', '[z-a]', 'a{1001}', '\\d+', '(?i)x', '(?P<n>a)', 'a)(?:b', '\\', '*', 'prometheus_(.+)'];
const names = ['job', 'team', 'severity', 'a-b', 'a.b', 'é', '__name__', '__address__', '1a', 'a b', 'a:b', 'instance'];
const oddNames = ['', '$1', '${1}', 'a$1', '$', '$1a-b', '${1}_x', 'a"b', '...'];
const words = ['http', 'https', 'GET', 'pod', 'Pod', 'legacy', 'utf8', 'none', 'all', 'daily', 'TLS12', 'TLS1.2', 'Basic', 'BASIC ', 'Bearer', 'replace', 'Replace', 'v2', 'xor2', 'gzip', 'app', '/metrics', 'metrics', 'example.org:9100', 'localhost:587', 'host', ':25', 'a:', 'a/b:80'];
const times = ['09:00', '24:00', '25:00', '9:00', '17:30', 'monday', 'monday:friday', 'friday:monday', '1:5', '5:1', '-1', '-7:-1', '1:-1', '0', '31', '32', 'january', 'may:august', '13', '2020:2024', '2024:2020', 'Europe/Berlin', 'Mars', 'UTC', 'Local'];
const matchers = ['a="b"', 'a=b', 'a=~"("', 'a', 'a=~b|c', '{a="b"}', 'a!=', 'a="b",c!~"d"', 'a==b', 'é="x"', '"a b"="c"', 'a="b', '=b', 'a = b', 'a=~"a(?=b)"', '{', 'a="\\x"', 'a=b c'];
const templates = ['{{ $labels.job }}', '{{ .Foo', '{{ end }}', '{{ template "x" . }}', '{{ $x }}', '{{ if true }}a{{ end }}', '{{ nofunc }}'];
const expressions = ['up', 'up ==', 'sum(', 'rate(up[5m])', 'rate(up)', 'up{', '"text"', 'up @ 5', 'foo{bar=~"*"}', '1', 'up and on (job) up', 'up[5m]'];
const paths = ['a.yml', 'a*.yml', '*/a.yml', 'a**', 'a/*.json', 'a.txt', '/etc/a.yaml', 'a?.yml', '[.yml'];
const ids = ['11111111-2222-3333-4444-555555555555', '{11111111-2222-3333-4444-555555555555}', '11111111222233334444555555555555', 'not-a-uuid', 'SCW0123456789ABCDEFG', 'ns1/app=web', 'app in (a, b)', 'spec.nodeName=one', 'a=b=c', '!a'];
const numbers = ['0', '1', '2', '10', '100', '9090', '0x1F', '0b11', '0o17', '017', '1_000', '1e3', '1.0', '+5'];
const oddNumbers = ['-1', '08', '1.9', '.5', '99999999999999999999', '9223372036854775808', '4294967296', '-0', '1:30', '0x', '.inf', '-.inf', '.nan', '0.1', '65536', '1__0', '_1', '1e400', '0b2', '-0x1F', '-0b1', '1.', '.', '+.5', '1e', '- 1', '101', '0.5'];
const booleans = ['true', 'false', 'yes', 'no', 'On', 'OFF', 'y', 'N', 'True'];
// Not "Null" and "NULL": what they are depends on whether the type in Go has a reader of its own, which nobody who writes them can know.
const nothing = ['', '~', 'null'];
const plain = ['a', 'text', 'job name', 'x-y', 'é', '日本', '123', '1.0', 'yes', '{{ .CommonLabels.team }}'];

export const texts = {
  names: [...names, ...oddNames],
  numbers,
  booleans,
  nothing,
  plain,
  /** Files that nobody has to have: no judge of this comparison opens them. */
  files: ['credential', '/run/secrets/credential', './a b'],
  /** What no field needs quotes for to misread. */
  bare: [...numbers, ...oddNumbers, ...booleans, 'tRUE', ...nothing, '2001-01-01', '=', '!!str 5', '!!int "5"', '!!binary aGk=', '!!float 1', '!!bool yes', '!!null ""', '! x', '!own x'],
  all: [
    // Not "null" and "~" in quotes, for which some types in Go make the loader panic.
    ...durations, ...goDurations, ...sizes, ...urls, ...regexes, ...names, ...oddNames, ...words, ...times, ...matchers, ...templates, ...expressions, ...paths, ...ids, ...numbers, ...oddNumbers, ...booleans, ...plain,
  ],
};
