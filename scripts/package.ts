import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../build/project-root.ts';
import { packageService } from './package/package-service.ts';

const { values } = parseArgs({ options: { stage: { type: 'string', default: 'dev' } } });
const { template } = await packageService(join(projectRoot, '.serverless'), values.stage);
console.log(`The CloudFormation template is ${template}, its archives beside it.`);
