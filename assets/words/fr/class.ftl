class-page-bias-lab = Biais
    .hint = Jusqu’où l’on suit une machine qui donne des conseils
class-page-vote = Vote
    .hint = Toute la classe vote, à main levée ou avec des jetons, contre la machine
class-page-test = Exercice, test
    .hint = L’exercice dit la vérité après chaque image, le test à la fin ; la machine lit les mêmes images
