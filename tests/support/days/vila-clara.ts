import { type Day, postsOf } from './day.ts';

const a = (n: number) => `vila_clara/${n}`;
/** A Brazilian town: a landslide, whoever is found, and what is open again by the evening. */
export const VILA_CLARA: Day = {
  name: 'vila',
  language: 'pt-BR',
  minutes: 4,
  channels: {
    vila_clara: {
      title: 'Vila Clara Agora',
      posts: postsOf(`
1 06:30 5000/9 Bom dia, Vila Clara! Quarta-feira de sol, 24 graus.
2 07:15 12000/150 🚨 URGENTE: Deslizamento de terra atinge casas no morro do Cedro.
3 07:40 13500/170 Bombeiros procuram três desaparecidos no deslizamento do morro do Cedro.
4 08:05 7000/30 Trânsito: a avenida Beira-Rio está interditada por causa do deslizamento.
5 08:50 14900/260 Uma mulher foi resgatada com vida dos escombros no morro do Cedro, dizem os bombeiros.
6 09:30 6000/20 O preço do pão francês sobe para R$ 19,90/kg a partir de sexta.
7 10:20 16800/420 ❗️ Os três desaparecidos do morro do Cedro foram encontrados vivos. Quatro pessoas estão no hospital.
8 11:00 5200/11 Cansado de dívidas? A CrediFácil limpa seu nome por R$ 49. Só até sexta, use o cupom VILA49 👉 https://credifacil.example/?utm_source=tg
9 11:45 9800/70 O prefeito Caio Lemos decreta emergência no morro do Cedro; 38 famílias vão para o ginásio.
10 13:00 5600/14 Vacinação contra a gripe começa na segunda em todos os postos, das 8h às 17h.
11 14:10 6100/40 Falta água no bairro Alegria desde cedo.
12 15:30 5900/35 Água volta ao bairro Alegria.
13 16:20 8800/60 A avenida Beira-Rio foi liberada nos dois sentidos.
14 17:00 9100/66 Uma tubulação rompida causou o deslizamento no Cedro, segundo a perícia.
15 18:15 5400/19 O Clara FC anuncia o técnico Dorival Pinto, de 51 anos.
16 20:00 4800/12 A biblioteca municipal abre aos domingos a partir de novembro.
17 21:30 4500/60 É isso por hoje. Siga o canal e compartilhe!
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'cedro',
        posts: [2, 3, 4, 5, 7, 9, 13, 14].map(a),
        newest: [[a(7)], [a(14)], [a(13)], [a(9)]],
        superseded: { [a(3)]: [a(7)], [a(4)]: [a(13)], [a(2)]: [a(7), a(14)], [a(5)]: [a(7)] },
        say: [/vivos/, /tubulação/],
      },
      { name: 'água', posts: [11, 12].map(a), newest: [[a(12)]], superseded: { [a(11)]: [a(12)] } },
    ],
    items: [[a(6)], [a(10)], [a(15)], [a(16)]],
    advertisements: [a(8)],
    noise: [a(1), a(17)],
    never: [/VILA49/, /Siga/],
  },
};
