import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketLifecycleConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { parse } from 'yaml';
import { projectRoot } from '../../build/project-root.ts';

/** A rule as CloudFormation has it, AWS::S3::Bucket Rule. */
interface TemplateRule {
  readonly Id: string;
  readonly Status: 'Enabled' | 'Disabled';
  readonly Prefix?: string;
  readonly ExpirationInDays?: number;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
}

/** The template in which a bucket stands, and what it is called there. */
export interface DeployedBucket {
  readonly file: string;
  readonly id: string;
}

/** The lifecycle of the deployed bucket, so that a laptop forgets what a stage forgets. */
const readLifecycle = async ({ file, id }: DeployedBucket): Promise<TemplateRule[]> => {
  const text = await readFile(join(projectRoot, 'resources', file), 'utf8');
  const { Resources } = parse(text, { merge: true, logLevel: 'error' });
  return Resources[id].Properties.LifecycleConfiguration.Rules;
};

const toRule = ({ Id, Status, Prefix = '', ...rule }: TemplateRule) => ({
  ...{ ID: Id, Status, Filter: { Prefix } },
  ...(rule.ExpirationInDays !== undefined && { Expiration: { Days: rule.ExpirationInDays } }),
  ...(rule.ExpiredObjectDeleteMarker && { Expiration: { ExpiredObjectDeleteMarker: true } }),
  NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
  AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
});

/** Creates a bucket unless an earlier start did, and gives it the lifecycle that it has on AWS. */
export const createBucket = async (
  s3: S3Client,
  name: string,
  deployed: DeployedBucket,
): Promise<void> => {
  try {
    await s3.send(new CreateBucketCommand({ Bucket: name }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
  const Rules = (await readLifecycle(deployed)).map(toRule);
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket: name,
      LifecycleConfiguration: { Rules },
    }),
  );
};
