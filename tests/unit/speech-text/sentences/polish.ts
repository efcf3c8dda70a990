import type { Example } from './example.ts';

export const POLISH: readonly Example[] = [
  {
    text: 'Prom się spóźnia. Nikt nie wie dlaczego.',
    sentences: ['Prom się spóźnia.', 'Nikt nie wie dlaczego.'],
  },
  {
    text: 'Mieszka przy ul. Długiej 5, os. Nowe. Nie wychodzi.',
    sentences: ['Mieszka przy ul. Długiej 5, os. Nowe.', 'Nie wychodzi.'],
  },
  {
    text: 'Np. Kowalski i tzw. Nowak przyszli. Zostali.',
    sentences: ['Np. Kowalski i tzw. Nowak przyszli.', 'Zostali.'],
  },
  {
    text: 'Zbudowano go w 2024 r. Potem zamknięto.',
    sentences: ['Zbudowano go w 2024 r.', 'Potem zamknięto.'],
  },
  { text: 'W 2024 r. Polska wygrała.', sentences: ['W 2024 r. Polska wygrała.'] },
  {
    text: 'Chleb, mleko itd. Sklep jest otwarty.',
    sentences: ['Chleb, mleko itd.', 'Sklep jest otwarty.'],
  },
  { text: 'Chleb, mleko itp. są tutaj.', sentences: ['Chleb, mleko itp. są tutaj.'] },
  { text: 'Są tu m. in. Kowalscy. Inni nie.', sentences: ['Są tu m. in. Kowalscy.', 'Inni nie.'] },
  {
    text: 'Prof. Nowak i dr. Kowalski mówili. Sala milczała.',
    sentences: ['Prof. Nowak i dr. Kowalski mówili.', 'Sala milczała.'],
  },
  {
    text: 'A. Mickiewicz i J. Słowacki. Obaj poeci.',
    sentences: ['A. Mickiewicz i J. Słowacki.', 'Obaj poeci.'],
  },
  {
    text: 'Zob. str. 12, art. 3, ust. 2. To jasne.',
    sentences: ['Zob. str. 12, art. 3, ust. 2.', 'To jasne.'],
  },
  {
    text: 'Spotkanie o godz. 18.30 na pl. Wolności. Wstęp wolny.',
    sentences: ['Spotkanie o godz. 18.30 na pl. Wolności.', 'Wstęp wolny.'],
  },
  { text: 'W XX w. stał tu młyn. Teraz nie.', sentences: ['W XX w. stał tu młyn.', 'Teraz nie.'] },
  {
    text: '„Dokąd?” zapytał. „Do domu.” Zaśmiała się.',
    sentences: ['„Dokąd?” zapytał.', '„Do domu.”', 'Zaśmiała się.'],
  },
  {
    text: 'Powiedział: „Dość.” Potem milczał.',
    sentences: ['Powiedział: „Dość.”', 'Potem milczał.'],
  },
  {
    text: 'Burmistrz (ma 60 lat. Wygląda młodziej.) przemówił.',
    sentences: ['Burmistrz (ma 60 lat. Wygląda młodziej.) przemówił.'],
  },
  {
    text: 'Kosztuje 3.50 zł za sztukę. Wczoraj 2,90.',
    sentences: ['Kosztuje 3.50 zł za sztukę.', 'Wczoraj 2,90.'],
  },
  {
    text: 'Co?! Nic! Czekał… Potem wyszedł.',
    sentences: ['Co?!', 'Nic!', 'Czekał…', 'Potem wyszedł.'],
  },
  {
    text: 'Remont kosztował 5 mln zł. Zapłaciło miasto.',
    sentences: ['Remont kosztował 5 mln zł.', 'Zapłaciło miasto.'],
  },
  {
    text: 'Święto 3 maja. Na ul. 3. Maja jest korek.',
    sentences: ['Święto 3 maja.', 'Na ul. 3. Maja jest korek.'],
  },
  {
    text: 'Wersja v1.2.3 jest na https://example.com/a.html. To wszystko.',
    sentences: ['Wersja v1.2.3 jest na https://example.com/a.html.', 'To wszystko.'],
  },
  {
    text: 'Firma Port Sp. z o.o. rośnie. Inne nie.',
    sentences: ['Firma Port Sp. z o.o. rośnie.', 'Inne nie.'],
  },
  {
    text: 'To witamina C. Lekarze ją polecają.',
    sentences: ['To witamina C.', 'Lekarze ją polecają.'],
  },
  { text: 'Umarł w 44 r. p.n.e. w Rzymie.', sentences: ['Umarł w 44 r. p.n.e. w Rzymie.'] },
];
