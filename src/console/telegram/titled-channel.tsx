import { channelUrl } from '../../show/channel/channel-address.ts';
import { channelLabel } from './channel-label.ts';

/** A channel by its title, and by its username where it has one. */
export const TitledChannel = ({
  name,
  title,
}: {
  readonly name: string;
  readonly title: string;
}) => (
  <>
    <strong dir="auto">{title}</strong>
    {channelUrl(name) !== undefined && (
      <>
        {' '}
        <code>{channelLabel(name)}</code>
      </>
    )}
  </>
);
