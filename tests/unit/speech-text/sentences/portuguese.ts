import type { Example } from './example.ts';

export const PORTUGUESE: readonly Example[] = [
  {
    text: 'O barco está atrasado. Ninguém sabe porquê.',
    sentences: ['O barco está atrasado.', 'Ninguém sabe porquê.'],
  },
  {
    text: 'O Sr. Silva e a Dra. Ana vieram. Ficaram.',
    sentences: ['O Sr. Silva e a Dra. Ana vieram.', 'Ficaram.'],
  },
  { text: 'Av. Paulista, n. 5. Fica perto.', sentences: ['Av. Paulista, n. 5.', 'Fica perto.'] },
  {
    text: 'Pão, leite, etc. A loja está aberta.',
    sentences: ['Pão, leite, etc.', 'A loja está aberta.'],
  },
  { text: 'Pão, leite, etc. vendem-se aqui.', sentences: ['Pão, leite, etc. vendem-se aqui.'] },
  {
    text: 'Abre às 5 p. m. Depois há jantar.',
    sentences: ['Abre às 5 p. m.', 'Depois há jantar.'],
  },
  { text: 'Morreu em 44 a. C. em Roma.', sentences: ['Morreu em 44 a. C. em Roma.'] },
  {
    text: 'Ver p. 12, art. 3 e fig. 4. Está claro.',
    sentences: ['Ver p. 12, art. 3 e fig. 4.', 'Está claro.'],
  },
  {
    text: '“Para onde?” perguntou ele. “Para casa.” Ela riu.',
    sentences: ['“Para onde?” perguntou ele.', '“Para casa.”', 'Ela riu.'],
  },
  { text: 'Disse: «Basta.» Depois calou-se.', sentences: ['Disse: «Basta.»', 'Depois calou-se.'] },
  {
    text: 'O presidente (tem 60 anos. Parece mais novo.) falou.',
    sentences: ['O presidente (tem 60 anos. Parece mais novo.) falou.'],
  },
  {
    text: 'O Prof. J. Costa e o Eng. L. Dias assinaram. Outros não.',
    sentences: ['O Prof. J. Costa e o Eng. L. Dias assinaram.', 'Outros não.'],
  },
  { text: 'Custa 3.50 euros. Ontem, 2,90.', sentences: ['Custa 3.50 euros.', 'Ontem, 2,90.'] },
  {
    text: 'O quê?! Nada! Esperou… Depois saiu.',
    sentences: ['O quê?!', 'Nada!', 'Esperou…', 'Depois saiu.'],
  },
  {
    text: 'São, p. ex., Lisboa e Porto. Nada mais.',
    sentences: ['São, p. ex., Lisboa e Porto.', 'Nada mais.'],
  },
  { text: 'Já é. Mas pouco.', sentences: ['Já é.', 'Mas pouco.'] },
  {
    text: 'A versão v1.2.3 está em https://example.com/a.html. É tudo.',
    sentences: ['A versão v1.2.3 está em https://example.com/a.html.', 'É tudo.'],
  },
  {
    text: 'A Obras do Porto Ltda. cresceu. Os outros não.',
    sentences: ['A Obras do Porto Ltda. cresceu.', 'Os outros não.'],
  },
  {
    text: 'É vitamina C. Médicos a aconselham.',
    sentences: ['É vitamina C.', 'Médicos a aconselham.'],
  },
  { text: 'No séc. XIX havia aqui um moinho.', sentences: ['No séc. XIX havia aqui um moinho.'] },
];
