import { type Day, postsOf } from './day.ts';

const t = (id: number) => `tribuna_leoes/${id}`;
/** A Brazilian club's fan channel: a match told goal by goal, an injury feared and cleared, a transfer denied, raffles and betting. */
export const LEOES: Day = {
  name: 'leoes',
  language: 'pt-BR',
  minutes: 4,
  channels: {
    tribuna_leoes: {
      title: 'Tribuna dos Leões 🦁',
      posts: postsOf(`
1 09:00 7100/210 Bom dia, nação leonina! 🦁 Hoje tem jogo!
2 09:40 9200/300 O meia Dudu Farias não treinou ontem com dores no joelho e é dúvida para o jogo contra o Atlético Serrano.
3 10:30 8800/150 Ingressos: restam 1.400 lugares na arquibancada sul, a R$ 60. A bilheteria abre às 14h.
4 11:15 12400/620 URGENTE: o atacante Kauê teria acertado com o Porto Real por R$ 22 milhões, segundo a Rádio Arena.
5 12:20 11800/710 re=4 É mentira, diz o presidente Nelson Prado: não há proposta por Kauê, e o contrato vai até 2029.
6 13:00 7600/90 🎰 Aposte no Leão na BetFácil: deposite R$ 50 e ganhe R$ 50 de bônus! Só hoje, link na bio.
7 15:10 9900/280 Escalação dos Leões: Murilo; Tales, Rocha, Bento e Caio; Nando, Dudu Farias e Piero; Kauê, Juca e Léo.
8 16:00 8700/190 Começou! Leões 0 x 0 Atlético Serrano. Estádio com 18.300 pagantes.
9 16:23 10500/800 ⚽ GOL do Serrano: Índio, de cabeça, 0 x 1.
10 16:41 12900/1900 ⚽ GOOOL! Kauê empata de pênalti, 1 x 1.
11 16:48 9000/160 Intervalo: 1 x 1. O Leão teve 64% de posse.
12 17:12 9800/400 Dudu Farias sai de maca, com a mão no joelho. Entra Biel.
13 17:31 14800/3100 ⚽ GOOOOL! Biel, de fora da área, 2 x 1!
14 17:52 16200/4200 Fim de jogo: Leões 2, Atlético Serrano 1. Com o resultado, o time sobe para o terceiro lugar, com 48 pontos.
15 18:30 9700/350 O técnico Ari Moraes: "Biel treinou esse chute a semana toda. Eu só pedi para ele ter coragem."
16 19:20 11600/900 O exame de Dudu Farias não apontou lesão grave: foi só uma pancada. Ele volta aos treinos na segunda.
17 19:50 7900/140 O jogo contra o Náutico do Sul mudou de domingo para sábado, dia 17/10, às 18h30, a pedido da TV.
18 20:10 7400/230 RIFA da camisa autografada do Kauê! R$ 10 o número, pix na descrição, sorteio sexta. Corre que está acabando!
19 20:40 8100/260 As Leoas do sub-20 venceram o Cruzeiro da Mata por 4 a 0 e estão na semifinal. Yasmin fez três gols.
20 21:00 8600/310 O clube pagou a última parcela da dívida com o ex-goleiro Tonho, R$ 1,8 mi. A conta estava na Justiça desde 2021.
21 22:00 7000/500 Boa noite, leões! Curta, comente e compartilhe o canal! 🧡
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'jogo',
        posts: [7, 8, 9, 10, 11, 13, 14, 15].map(t),
        newest: [[t(14)], [t(13)]],
        superseded: { [t(8)]: [t(14)], [t(9)]: [t(14)], [t(11)]: [t(14)] },
        say: [/Leões 2, Atlético Serrano 1/, /48 pontos/],
      },
      {
        name: 'kauê',
        posts: [4, 5].map(t),
        newest: [[t(5)]],
        superseded: { [t(4)]: [t(5)] },
        say: [/2029/],
      },
      {
        name: 'dudu',
        posts: [2, 12, 16].map(t),
        newest: [[t(16)]],
        superseded: { [t(2)]: [t(16)], [t(12)]: [t(16)] },
        say: [/segunda/],
      },
    ],
    items: [[t(17)], [t(19)], [t(20)]],
    advertisements: [6, 18].map(t),
    noise: [1, 21].map(t),
    never: [/BetFácil/, /pix/, /compartilhe/],
  },
};
