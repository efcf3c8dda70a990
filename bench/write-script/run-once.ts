// Writes the script of one content file in a process of its own: prints CPU seconds and the largest size.
import { readFileSync } from 'node:fs';
import { ContentSchema } from '../../src/episode/content.ts';
import { writeBuiltIn } from '../../src/write-script/built-in-writer.ts';
import { aDialogueConfig } from '../../tests/support/a-content.ts';

const [file = ''] = process.argv.slice(2);
const content = ContentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const before = process.cpuUsage();
writeBuiltIn(content, aDialogueConfig({ targetDurationMinutes: 5 }));
const { user, system } = process.cpuUsage(before);
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }));
