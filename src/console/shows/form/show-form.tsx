import { ContentFields } from './content-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { PostFields } from './post-fields.tsx';
import { RetentionFields } from './retention-fields.tsx';
import { ReviewFields } from './review-fields.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { SessionField } from './session-field.tsx';
import { SettingsForm } from './settings-form.tsx';
import type { ShowFormValues } from './values/show-form-values.ts';
import { VoiceFields } from './voices/voice-fields.tsx';
import { WriterFields } from './writer-fields.tsx';

interface ShowFormProps {
  /** Null for a new show. */
  readonly podcastId: string | null;
  readonly initial: ShowFormValues;
  readonly submitLabel: string;
  readonly cancelHref: string;
  /** `before` is what was saved last, or what the form began with. */
  save(values: ShowFormValues, before: ShowFormValues): Promise<void>;
}

/** All settings of a show. */
export const ShowForm = ({ podcastId, ...form }: ShowFormProps) => (
  <SettingsForm {...form}>
    {(parts) => (
      <>
        <IdentityFields {...parts} podcastId={podcastId} />
        <ContentFields {...parts}>
          <SessionField {...parts} />
        </ContentFields>
        <ScheduleFields {...parts} isNew={podcastId === null} />
        <VoiceFields {...parts} />
        <WriterFields {...parts} />
        <ReviewFields {...parts} />
        <RetentionFields {...parts} />
        <PostFields {...parts} />
      </>
    )}
  </SettingsForm>
);
