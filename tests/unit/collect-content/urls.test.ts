import { describe, expect, it } from 'vitest';
import { urlsOf } from '../../../src/collect-content/urls.ts';
import { aMessage } from '../../support/a-channel-message.ts';

const link = (text: string, of: string, url?: string) => ({
  kind: 'link' as const,
  offset: text.indexOf(of),
  length: of.length,
  ...(url === undefined ? {} : { url }),
});

describe('urlsOf', () => {
  it('cuts links out by UTF-16 offsets, emoji before them and all', () => {
    const text = '🌾🦢 see https://mill.example/a and שלום mill.example/b.';
    const spans = [link(text, 'https://mill.example/a'), link(text, 'mill.example/b')];
    expect(urlsOf(aMessage({ id: 1, text, spans }))).toEqual([
      'https://mill.example/a',
      'https://mill.example/b',
    ]);
  });

  it('gives hidden targets and the preview in the order of the text', () => {
    const text = 'here and there';
    const spans = [
      link(text, 'there', 'https://b.example/'),
      link(text, 'here', 'http://a.example/'),
    ];
    const message = aMessage({ id: 1, text, spans, linkPreview: { url: 'https://c.example/' } });
    expect(urlsOf(message)).toEqual([
      'http://a.example/',
      'https://b.example/',
      'https://c.example/',
    ]);
  });

  it('leaves out what is not of the web and what is no address', () => {
    const text = 'app mail broken';
    const spans = [
      link(text, 'app', 'tg://resolve?domain=mill'),
      link(text, 'mail', 'mailto:a@b.example'),
      link(text, 'broken', 'http://'),
      { kind: 'code' as const, offset: 0, length: 3, block: false },
    ];
    expect(urlsOf(aMessage({ id: 1, text, spans }))).toEqual([]);
  });
});
