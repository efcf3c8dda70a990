import { expect, it } from 'vitest';
import { serviceFile } from '../../../../scripts/cli/service-file.ts';

const SERVICE = { command: ['/opt/no de', '/a/100%/$x "y"&<z>'], home: '/home/me' };

it('is a systemd unit whose words survive systemd’s quoting, and which stops in order', () => {
  const file = serviceFile('linux', SERVICE);
  expect(file?.path).toBe('/home/me/.config/systemd/user/stepcast.service');
  expect(file?.text).toContain('ExecStart="/opt/no de" "/a/100%%/$$x \\"y\\"&<z>"\n');
  expect(file?.text).toContain('KillSignal=SIGINT');
});

it('is a launchd file whose words are XML', () => {
  const file = serviceFile('darwin', SERVICE);
  expect(file?.path).toBe('/home/me/Library/LaunchAgents/stepcast.plist');
  expect(file?.text).toContain('<string>/a/100%/$x "y"&amp;&lt;z&gt;</string>');
});

it('isn’t known for other systems', () => {
  expect(serviceFile('win32', SERVICE)).toBeUndefined();
});
