import jsonata from 'jsonata';
import { expect, it } from 'vitest';
import { mayRunLong } from '../../../../local/step-functions/language/jsonata/may-run-long.ts';

const isLong = (text: string) => mayRunLong(jsonata(text).ast());

it.each([
  '$states.input.list[name = "a"].price',
  '$states.input.list[-1].name',
  '$states.input.list.$string(price)',
  '$states.input.list^(>price).name',
  '$states.input.list{name: $sum(price)}',
  '$states.input.*.name',
  '{ "all": $map($states.input.list, $string), "n": $count($states.input.list) }',
  '$exists($states.input.at) ? $toMillis($states.input.at) : null',
  '$replace("arn:aws:states", ":states", ":s3") & $id',
])('takes time in proportion to its input: %s', (text) => {
  expect(isLong(text)).toBe(false);
});

it.each([
  '$match($states.input.text, /(a+)+b/)',
  // Where it is neither a member nor an argument.
  '$states.input.list^($match(text, /(a+)+b/))',
  '$states.input.list{ $string($match(text, /(a+)+b/)): 1 }',
  '$states.input.list[$contains(text, /(a+)+b/)]',
  '{ "a": { "b": [1, $contains("a", /(a+)+b/)] } }',
  // One thing for each item of another.
  '$states.input.list.($states.input.list)',
  '$states.input.list[$count($states.input.list) > 1]',
  '$states.input.list@$one.name@$other',
  '$map($list, $append($list, ?))',
  '$states.input.**.**.**',
  '$states.input.list.name.%.%',
  // A pattern that the function makes of its picture.
  '$toMillis($states.input.text, "[Y][M][D][H][m][s]")',
  '$states.input.text ~> $toMillis("[Y][M][D][H][m][s]")',
  '$parseInteger($states.input.text, "w")',
  // Ever more of the same.
  '($a := [$x, $x]; $b := [$a, $a]; [$b, $b])',
  `[${Array.from({ length: 61 }, () => '$x').join()}]`,
  '[1..10000000]',
  '$reduce($list, $append)',
  '$list ~> |items|{"a": 1}|',
  '($f := function($n) { $f($n) }; $f(1))',
])('could take any time: %s', (text) => {
  expect(isLong(text)).toBe(true);
});
