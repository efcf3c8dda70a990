import type { Example } from './example.ts';

export const ITALIAN: readonly Example[] = [
  {
    text: 'Il traghetto è in ritardo. Nessuno sa perché.',
    sentences: ['Il traghetto è in ritardo.', 'Nessuno sa perché.'],
  },
  {
    text: 'Il Sig. Rossi e la Sig.ra Bianchi sono venuti. Sono rimasti.',
    sentences: ['Il Sig. Rossi e la Sig.ra Bianchi sono venuti.', 'Sono rimasti.'],
  },
  {
    text: "Il Dott. Verdi e l'Ing. Neri parlano. L’altro tace.",
    sentences: ["Il Dott. Verdi e l'Ing. Neri parlano.", 'L’altro tace.'],
  },
  {
    text: 'Pane, latte, ecc. Il negozio è aperto.',
    sentences: ['Pane, latte, ecc.', 'Il negozio è aperto.'],
  },
  { text: 'Pane, latte, ecc. si vendono qui.', sentences: ['Pane, latte, ecc. si vendono qui.'] },
  {
    text: 'Morì nel 44 a.C. a Roma. Poi cambiò tutto.',
    sentences: ['Morì nel 44 a.C. a Roma.', 'Poi cambiò tutto.'],
  },
  {
    text: 'G. Di Stefano e A. Rossi hanno firmato. Altri no.',
    sentences: ['G. Di Stefano e A. Rossi hanno firmato.', 'Altri no.'],
  },
  {
    text: 'Vedi pag. 12, art. 3 e fig. 4. È chiaro.',
    sentences: ['Vedi pag. 12, art. 3 e fig. 4.', 'È chiaro.'],
  },
  {
    text: '«Dove?» chiese. «A casa.» Lei rise.',
    sentences: ['«Dove?» chiese.', '«A casa.»', 'Lei rise.'],
  },
  { text: 'Disse: “Basta.” Poi tacque.', sentences: ['Disse: “Basta.”', 'Poi tacque.'] },
  {
    text: 'Il sindaco (ha 60 anni. Sembra più giovane.) ha parlato.',
    sentences: ['Il sindaco (ha 60 anni. Sembra più giovane.) ha parlato.'],
  },
  { text: 'Costa 3.50 euro. Ieri 2,90.', sentences: ['Costa 3.50 euro.', 'Ieri 2,90.'] },
  {
    text: 'Che cosa?! Niente! Aspettò… Poi uscì.',
    sentences: ['Che cosa?!', 'Niente!', 'Aspettò…', 'Poi uscì.'],
  },
  {
    text: 'Sono, ad es. Roma e Milano. Nient’altro.',
    sentences: ['Sono, ad es. Roma e Milano.', 'Nient’altro.'],
  },
  {
    text: 'La Porto S.p.A. cresce. La Mare S.r.l. chiude.',
    sentences: ['La Porto S.p.A. cresce.', 'La Mare S.r.l. chiude.'],
  },
  {
    text: 'La versione v1.2.3 è su https://example.com/a.html. È tutto.',
    sentences: ['La versione v1.2.3 è su https://example.com/a.html.', 'È tutto.'],
  },
  {
    text: 'Abita in P.zza Garibaldi, n. 5. Non esce.',
    sentences: ['Abita in P.zza Garibaldi, n. 5.', 'Non esce.'],
  },
  { text: 'C’è. Ma poco.', sentences: ['C’è.', 'Ma poco.'] },
  {
    text: 'È la vitamina C. Medici la consigliano.',
    sentences: ['È la vitamina C.', 'Medici la consigliano.'],
  },
  {
    text: 'S. Pietro è chiusa. SS. Apostoli no.',
    sentences: ['S. Pietro è chiusa.', 'SS. Apostoli no.'],
  },
];
