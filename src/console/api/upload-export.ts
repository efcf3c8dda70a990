import type { Problem } from '../../api/problem.ts';
import type { ChatSummary } from '../../collect-content/export/format/describe-chats.ts';
import { ApiRefusal, ApiUnreachable, problemIn } from './api-errors.ts';

/** What an export that has been sent holds, to choose from. */
export interface SentExport {
  readonly id: string;
  readonly chats: readonly ChatSummary[];
}

interface Upload {
  readonly url: string;
  readonly token: string | null;
  readonly file: Blob;
  /** Told how much has been sent, from 0 to 1. */
  progress(share: number): void;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Sends an export, and tells how far it is, which `fetch` can't. Throws ApiUnreachable or ApiRefusal.
 */
export const uploadExport = ({ url, token, file, progress }: Upload): Promise<SentExport> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('error', () => reject(new ApiUnreachable(undefined)));
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (request.status < 400) resolve(answer as SentExport);
      else reject(new ApiRefusal(problemIn(request.status, answer as Problem)));
    });
    request.send(file);
  });
