import { Api, helpers } from 'telegram';
import { describe, expect, it } from 'vitest';
import {
  type Names,
  namesOf,
  toChannelMessage,
} from '../../../../../src/clients/telegram/messages/to-channel-message.ts';

const long = (value: number) => helpers.returnBigInt(value);
const peerId = new Api.PeerChannel({ channelId: long(1) });
const NOBODY: Names = new Map();

const aMessage = (rest: Partial<Api.Message> = {}) =>
  new Api.Message({ id: 7, date: 1_788_220_800, peerId, message: 'Flour.', ...rest });

const forwardedFrom = (header: Partial<Api.MessageFwdHeader>, names = NOBODY) => {
  const fwdFrom = new Api.MessageFwdHeader({ date: 1, ...header });
  return toChannelMessage(aMessage({ fwdFrom }), names)?.forwardedFrom;
};

const webPage = new Api.WebPage({
  id: long(1),
  url: 'https://mill.example/',
  displayUrl: 'mill.example',
  hash: 0,
  title: 'Rye is back',
  siteName: 'The Mill',
});
const geo = new Api.GeoPoint({ long: 1, lat: 2, accessHash: long(0) });

describe('toChannelMessage', () => {
  it('says no more than there is', () => {
    expect(toChannelMessage(aMessage(), NOBODY)).toEqual({
      id: 7,
      date: 1_788_220_800,
      isService: false,
      text: 'Flour.',
      spans: [],
    });
  });

  it('takes a post with no views yet for one that nobody has seen', () => {
    expect(toChannelMessage(aMessage({ views: 0, forwards: 0 }), NOBODY)?.views).toBe(0);
  });

  it('passes over gaps and marks what is not a post', () => {
    expect(toChannelMessage(new Api.MessageEmpty({ id: 7 }), NOBODY)).toBeUndefined();
    const action = new Api.MessageActionPinMessage();
    const service = new Api.MessageService({ id: 7, date: 9, peerId, action });
    expect(toChannelMessage(service, NOBODY)).toMatchObject({ id: 7, isService: true, text: '' });
  });

  it('tells what a preview shows, once there is one', () => {
    const media = new Api.MessageMediaWebPage({ webpage: webPage });
    expect(toChannelMessage(aMessage({ media }), NOBODY)).toMatchObject({
      media: { type: 'webpage' },
      linkPreview: { url: 'https://mill.example/', title: 'Rye is back', site: 'The Mill' },
    });
    const pending = new Api.WebPagePending({ id: long(1), date: 1 });
    const later = new Api.MessageMediaWebPage({ webpage: pending });
    expect(toChannelMessage(aMessage({ media: later }), NOBODY)).not.toHaveProperty('media');
  });

  it.each([
    [new Api.MessageMediaGeo({ geo }), { type: 'location' }],
    [
      new Api.MessageMediaVenue({
        geo,
        title: 'Tide Mill',
        address: 'Quay 1',
        provider: '',
        venueId: '',
        venueType: '',
      }),
      { type: 'location', caption: 'Tide Mill, Quay 1' },
    ],
    [new Api.MessageMediaDice({ value: 6, emoticon: '🎲' }), { type: 'other' }],
    [new Api.MessageMediaDocument({}), { type: 'document' }],
    [new Api.MessageMediaEmpty(), undefined],
  ])('tells the kind of %o', (media, expected) => {
    expect(toChannelMessage(aMessage({ media }), NOBODY)?.media).toEqual(expected);
  });

  it('names where a post was forwarded from, as far as that is told', () => {
    const names = namesOf(
      [
        new Api.ChannelForbidden({ id: long(5), accessHash: long(1), title: 'Lantern Quay' }),
        new Api.ChatEmpty({ id: long(6) }),
      ],
      [
        new Api.User({ id: long(8), firstName: 'Ida', lastName: 'Quill' }),
        new Api.UserEmpty({ id: long(9) }),
      ],
    );
    const channel = new Api.PeerChannel({ channelId: long(5) });
    const user = new Api.PeerUser({ userId: long(8) });
    expect(forwardedFrom({ fromId: channel }, names)).toBe('Lantern Quay');
    expect(forwardedFrom({ fromId: user }, names)).toBe('Ida Quill');
    expect(forwardedFrom({ fromName: 'Somebody hidden' })).toBe('Somebody hidden');
    expect(forwardedFrom({ fromId: new Api.PeerUser({ userId: long(9) }) }, names)).toBe('unknown');
  });
});
