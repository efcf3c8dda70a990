import { StepcastError } from '../errors/stepcast-error.ts';
import type { Page, PageRequest } from '../paging/page.ts';
import type { ImportedShow, NewShow, Show } from './show.ts';
import type { ShowPatch } from './show-patch.ts';

/** Keeps shows with their config. */
export interface ShowStore {
  /** Null when there is no such show. */
  find(podcastId: string): Promise<Show | null>;
  /** Newest first; those of `within` alone, null for all. */
  list(page: PageRequest & { readonly within: readonly string[] | null }): Promise<Page<Show>>;
  /** Throws ShowRefused. */
  create(show: NewShow): Promise<Show>;
  /** Under an id of its own; answers false, and changes nothing, where that has a show already. Throws ShowRefused. */
  import(podcastId: string, show: ImportedShow): Promise<boolean>;
  /** Throws ShowNotFound and ShowRefused. */
  update(podcastId: string, patch: ShowPatch): Promise<Show>;
  /** The execution of an episode with which feed and pages are to be written anew; null where they are as the show is. */
  findUnpublishedChange(podcastId: string): Promise<string | null>;
  /** Deletes the show with its episodes. Throws ShowNotFound and ShowBusy. */
  delete(podcastId: string): Promise<void>;
}

/** Thrown when there is no show of this id. */
export class ShowNotFound extends StepcastError {
  override readonly name = 'ShowNotFound';
  readonly retryable = false;

  constructor(podcastId: string, cause?: unknown) {
    super(`There is no show ${podcastId}.`, { cause });
  }
}

/** Thrown when a show can't be deleted because an episode of it is live. */
export class ShowBusy extends StepcastError {
  override readonly name = 'ShowBusy';
  readonly retryable = false;
}

/** Thrown when the database has a rule against a show that the API let through. */
export class ShowRefused extends StepcastError {
  override readonly name = 'ShowRefused';
  readonly retryable = false;
  /** Where, as the API names it; `body` when that can't be told. */
  readonly field: string;

  constructor(field: string, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.field = field;
  }
}
