class-page-bias-lab = Biais
    .hint = Jusqu’où l’on suit une machine qui donne des conseils
class-page-vote = Vote
    .hint = Toute la classe vote, à main levée ou avec des jetons, contre la machine
