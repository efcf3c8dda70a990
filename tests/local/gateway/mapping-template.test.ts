import { describe, expect, test } from 'vitest';
import {
  readMappingTemplate,
  type TemplateValues,
} from '../../../local/gateway/mapping-template/mapping-template.ts';

const VALUES: TemplateValues = {
  body: JSON.stringify({ a: { b: [10, { c: 'deep' }] }, 'x-y': 'dashed', text: 'it’s "so"\n' }),
  parameters: {
    path: { id: 'from the path' },
    querystring: { id: 'from the query', page: '2' },
    header: { id: 'from a header', 'X-Key': 'k' },
  },
  context: { requestId: 'r-1', identity: { sourceIp: '192.0.2.1' } },
  stageVariables: { machine: 'arn:m' },
};
const render = (template: string) => readMappingTemplate(template)(VALUES).text;

describe('$input', () => {
  test.each([
    ["$input.path('$.a.b[0]')", '10'],
    ["$input.path('$.a.b[1].c')", 'deep'],
    ["$input.json('$.a')", '{"b":[10,{"c":"deep"}]}'],
    ["$input.json('$.none')", '""'],
    ["[$input.path('$.none.deeper')]", '[]'],
    ["$input.params('id')", 'from the path'],
    ["$input.params('page')", '2'],
    ["$input.params('X-Key')", 'k'],
    ["$input.params().header.get('X-Key')", 'k'],
    ['#foreach($k in $input.params().querystring.keySet())$k;#end', 'id;page;'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test('refuses a path that it would read otherwise than API Gateway', () => {
    expect(() => render("$input.path('$..c')")).toThrow("$input.path('$..c')");
  });
});

describe('$util.escapeJavaScript', () => {
  test('escapes as Java’s commons-lang does: apostrophes, slashes, all beyond ASCII', () => {
    const template = readMappingTemplate("$util.escapeJavaScript($input.path('$.t'))");
    const escaped = (t: string) => template({ ...VALUES, body: JSON.stringify({ t }) }).text;
    expect(escaped(`"'\\/`)).toBe(`\\"\\'\\\\\\/`);
    expect(escaped('\b\t\n\f\r\u0001\u007f')).toBe('\\b\\t\\n\\f\\r\\u0001\u007f');
    expect(escaped('é שלום 😀')).toBe('\\u00E9 \\u05E9\\u05DC\\u05D5\\u05DD \\uD83D\\uDE00');
  });
});

describe('strings', () => {
  test.each([
    ["$text.matches('it.*')", 'true'],
    ["$text.matches('it')", 'false'],
    ["$text.replaceAll('[aeiou]', '_')", '_t _s'],
    ["$text.replaceAll('(i)t', '$1d')", 'id is'],
    ["$text.replace('.', '!')", 'it is'],
    ["$text.split(' ')[1]", 'is'],
    ["$text.equalsIgnoreCase('IT IS')", 'true'],
    ["$text.contains('t i')", 'true'],
    ['$text.length()', '5'],
    ['$text.toUpperCase()', 'IT IS'],
  ])('have Java’s methods: %s', (expression, expected) => {
    expect(render(`#set($text = 'it is')${expression}`)).toBe(expected);
  });

  test('have no methods of JavaScript’s that Java lacks', () => {
    expect(() => render("#set($text = 'a')$text.nope()")).toThrow(/nope/);
  });
});

test('knows the context and the stage', () => {
  expect(render('$context.requestId $context.identity.sourceIp $stageVariables.machine')).toBe(
    'r-1 192.0.2.1 arn:m',
  );
});

test('takes the status and headers that a template sets, and forgets them for the next', () => {
  const template = readMappingTemplate(
    '#if($stageVariables.machine == "arn:m")#set($context.responseOverride.status = 409)#set($context.responseOverride.header.Retry-After = "5")#end',
  );
  expect(template(VALUES)).toEqual({ text: '', status: 409, headers: { 'Retry-After': '5' } });
  const other = template({ ...VALUES, stageVariables: { machine: 'other' } });
  expect(other).toEqual({ text: '', status: undefined, headers: {} });
});

test('reads no template twice: what a value holds is text', () => {
  const body = JSON.stringify({ a: '#set($x = 1)$context.requestId' });
  const template = readMappingTemplate('"$input.path(\'$.a\')"');
  expect(template({ ...VALUES, body }).text).toBe('"#set($x = 1)$context.requestId"');
});
