import { join } from 'node:path';
import { betweenTags } from '../../src/speech-text/xml-text.ts';

/** What is to run, whenever its owner's session or machine does. */
export interface Service {
  /** The whole command line, absolute. */
  readonly command: readonly string[];
  readonly home: string;
}

/** A file that a service manager reads, and the command that has it start. */
export interface ServiceFile {
  readonly path: string;
  readonly text: string;
  readonly next: readonly string[];
}

// systemd.service(5): %, $, \ and " mean something within a quoted word.
const systemdWord = (word: string): string =>
  `"${word.replace(/[\\"]/g, '\\$&').replace(/%/g, '%%').replace(/\$/g, '$$$$')}"`;

/** A systemd user unit. SIGINT stops the stack in order, as Ctrl+C does. */
const systemdUnit = ({ command, home }: Service): ServiceFile => ({
  path: join(home, '.config/systemd/user/stepcast.service'),
  text: `[Unit]
Description=Stepcast

[Service]
ExecStart=${command.map(systemdWord).join(' ')}
KillMode=mixed
KillSignal=SIGINT
TimeoutStopSec=60
SuccessExitStatus=130
Restart=on-failure
RestartSec=10

[Install]
WantedBy=default.target
`,
  next: [
    'systemctl --user daemon-reload && systemctl --user enable --now stepcast',
    'loginctl enable-linger    # also while nobody is signed in',
  ],
});

const launchdPlist = ({ command, home }: Service): ServiceFile => {
  const path = join(home, 'Library/LaunchAgents/stepcast.plist');
  return {
    path,
    text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>stepcast</string>
  <key>ProgramArguments</key>
  <array>
${command.map((word) => `    <string>${betweenTags(word)}</string>`).join('\n')}
  </array>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
</dict>
</plist>
`,
    next: [`launchctl bootstrap gui/$(id -u) '${path}'`],
  };
};

/** The file for a platform; undefined for one whose services aren't known. */
export const serviceFile = (platform: string, service: Service): ServiceFile | undefined => {
  if (platform === 'linux') return systemdUnit(service);
  return platform === 'darwin' ? launchdPlist(service) : undefined;
};
