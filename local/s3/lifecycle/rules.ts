import { notImplemented, S3Error } from '../s3-error.ts';
import { element, elementsIn, textIn } from '../xml.ts';

/** A rule of a bucket's lifecycle. Days are whole ones. */
export interface LifecycleRule {
  readonly id: string;
  /** Of the keys that it is about; empty for all. */
  readonly prefix: string;
  /** Hides an object this long after it was written. */
  readonly expirationDays?: number;
  /** Removes a version this long after another one took its place. */
  readonly noncurrentDays?: number;
  /** Drops an upload this long after it was begun. */
  readonly uploadDays?: number;
  /** Removes a delete marker that hides nothing any more. */
  readonly removesMarkers?: boolean;
}

const ELEMENTS =
  /^(?:Rule|ID|Status|Prefix|Filter|Expiration|Days|ExpiredObjectDeleteMarker|NoncurrentVersionExpiration|NoncurrentDays|AbortIncompleteMultipartUpload|DaysAfterInitiation|LifecycleConfiguration)$/;

const daysIn = (xml: string, parent: string, name: string): number | undefined => {
  const [inner] = elementsIn(xml, parent);
  const text = inner === undefined ? undefined : textIn(inner, name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new S3Error(400, 'InvalidArgument', `'${name}' must be a positive integer`);
};

/**
 * Reads the rules of PutBucketLifecycleConfiguration that are enabled.
 * @throws S3Error MalformedXML, InvalidArgument; NotImplemented for what no rule here does
 */
export const readRules = (xml: string): LifecycleRule[] => {
  for (const [, name = ''] of xml.matchAll(/<([A-Za-z]+)[\s>/]/g)) {
    if (!ELEMENTS.test(name)) throw notImplemented(`The element ${name} of a lifecycle`);
  }
  const rules = elementsIn(xml, 'Rule');
  if (rules.length === 0) {
    throw new S3Error(400, 'MalformedXML', 'The XML you provided was not well-formed.');
  }
  return rules.flatMap((rule, n) => {
    if (textIn(rule, 'Status') !== 'Enabled') return [];
    const [expirationDays, noncurrentDays, uploadDays] = [
      daysIn(rule, 'Expiration', 'Days'),
      daysIn(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays'),
      daysIn(rule, 'AbortIncompleteMultipartUpload', 'DaysAfterInitiation'),
    ];
    return {
      id: textIn(rule, 'ID') ?? `rule-${n}`,
      prefix: textIn(rule, 'Prefix') ?? '',
      ...(expirationDays !== undefined && { expirationDays }),
      ...(noncurrentDays !== undefined && { noncurrentDays }),
      ...(uploadDays !== undefined && { uploadDays }),
      ...(textIn(rule, 'ExpiredObjectDeleteMarker') === 'true' && { removesMarkers: true }),
    };
  });
};

const wrapped = (parent: string, name: string, value: number | boolean | undefined): string =>
  value === undefined ? '' : `<${parent}>${element(name, value)}</${parent}>`;

/** Rules as GetBucketLifecycleConfiguration answers them. */
export const writeRule = (rule: LifecycleRule): string =>
  `<Rule>${element('ID', rule.id)}<Filter>${element('Prefix', rule.prefix)}</Filter>${element('Status', 'Enabled')}${[
    wrapped('Expiration', 'Days', rule.expirationDays),
    wrapped('Expiration', 'ExpiredObjectDeleteMarker', rule.removesMarkers),
    wrapped('NoncurrentVersionExpiration', 'NoncurrentDays', rule.noncurrentDays),
    wrapped('AbortIncompleteMultipartUpload', 'DaysAfterInitiation', rule.uploadDays),
  ].join('')}</Rule>`;
