import { expect, test } from 'vitest';
import { logAddress } from '../../../../../src/console/execution/logs/log-address.ts';

test('the lines of a state are found by the function’s group, the execution’s name and the time', () => {
  const address = logAddress('https://console.aws.amazon.com', {
    functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:stepcast-dev-writeScript',
    words: '0b5d8a44-2',
    fromMs: 1_700_000_001_000,
    untilMs: 1_700_000_010_000,
  });
  // As the console of AWS writes it when one filters a log group by hand.
  expect(address).toBe(
    'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fstepcast-dev-writeScript/log-events$3FfilterPattern$3D$25220b5d8a44-2$2522$26start$3D1700000000000$26end$3D1700000040000',
  );
});
