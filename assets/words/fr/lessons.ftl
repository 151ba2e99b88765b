### The lessons: the list of chapters, the page around them, and what each chapter says.

## The groups of the list

lessons-group-learning = Apprentissage
lessons-group-network = Le réseau
lessons-group-data = Données
lessons-group-without-labels = Sans étiquettes

## The four beats: predict, move, see, take home

lessons-predict = Prédire
lessons-move = Manipuler
lessons-see = Observer
lessons-see-hint = Ce qui est mesuré maintenant
lessons-take-home = Retenir
lessons-take-home-hint = À garder en tête
lessons-show-question = Montrer la question
lessons-hide-question = Cacher la question
lessons-show-task = Montrer la consigne
lessons-hide-task = Cacher la consigne
lessons-predict-first = Prédisez d’abord (1, 2 ou 3), puis suivez la consigne.
lessons-now-move = Suivez maintenant la consigne.
lessons-still-to-see = Il reste à voir : { $what }.
lessons-result-computed = Le résultat est en cours de calcul.
lessons-visit-hint = La même chose dans le programme ; { $keys } ramène ici
lessons-reset = Recommencer
lessons-reset-hint = Le chapitre comme à l’ouverture (R)
lessons-failed = { $reason } R recommence le chapitre.

## What is being computed

lessons-computing = { $what }…
lessons-computing-share = { $what } : { $percent }
lessons-making-pictures = Création des images
lessons-network-learns = Le réseau apprend
lessons-neuron-learns = Le neurone apprend
lessons-both-learn = Les deux réseaux apprennent

## Charts over pictures seen

lessons-axis-seen = images vues
lessons-after-seen = { $number ->
    [one] après { $count } image vue
   *[other] après { $count } images vues
}

## Ill or healthy: two output layers that learn from the same pictures

lessons-heads-before = Deux réseaux apprennent sur les mêmes images : l’un finit par un seul neurone, l’autre par quatre…
lessons-heads-one = un neurone
lessons-heads-four = softmax à quatre
lessons-heads-always = toujours malade
lessons-heads-title = Malade ou sain : réponses justes
lessons-heads-called-ill = Dit malade à partir d’une probabilité de { $probability }
lessons-heads-ill-found = Malades trouvés, { $network }
lessons-heads-healthy-found = Sains trouvés, { $network }
lessons-heads-knob = Malade à partir d’une probabilité de
lessons-heads-seen = Images vues
lessons-heads-one-right = Un neurone, juste
lessons-heads-four-right = Softmax à quatre, juste
lessons-heads-four-class = Softmax à quatre, bonne classe
lessons-heads-always-right = Toujours « malade », juste
lessons-heads-weights = Poids de la dernière couche
lessons-heads-weights-of-both = { $one } ou { $four }
lessons-heads-gap = Sigmoïde de z − softmax de z et 0
lessons-heads-asked = Test : { $count } images EASY jamais vues à l’entraînement.

## Chapter 1: neuron

lessons-neuron-title = Neurone
lessons-neuron-slide = Diapositive : schéma du neurone (perceptron)
lessons-neuron-question = Deux nombres décrivent une image. Seul, le premier ne dit rien de la maladie, et le second en dit peu. Sur 100 images nouvelles, combien un neurone qui reçoit les deux en classe-t-il correctement ?
lessons-neuron-prediction-first = Environ 50 : il répond au hasard
lessons-neuron-prediction-second = Environ 70 : pas plus que le meilleur des deux nombres seul
lessons-neuron-prediction-third = Plus de 80 : ensemble, ils en disent plus
lessons-neuron-task = Faites glisser le point sur la carte, ou réglez les poids. Sur la droite, le neurone est indécis.
lessons-neuron-sentence = Un neurone pèse ses entrées les unes contre les autres : le poids négatif de la dispersion retire ce que la luminosité et le contraste de l’image ajoutent aux deux nombres. Une entrée n’a pas besoin d’être utile à elle seule.
lessons-neuron-visit = Voir une somme dans un réseau
lessons-neuron-missing = des poids proches de la perte minimale

## Chapter 2: learning-rate

lessons-learning-rate-title = Taux d’apprentissage
lessons-learning-rate-slide = Diapositive : l’importance d’un taux d’apprentissage adapté
lessons-learning-rate-question = Le neurone apprend par descente de gradient. Jusqu’à un certain taux d’apprentissage, il converge vers la perte minimale. Que se passe-t-il au double de ce taux ?
lessons-learning-rate-prediction-first = Il apprend deux fois plus vite
lessons-learning-rate-prediction-second = Il zigzague sans fin, mais n’explose pas
lessons-learning-rate-prediction-third = Il explose : les poids grandissent jusqu’au dépassement de capacité
lessons-learning-rate-task = Réglez le taux d’apprentissage : d’abord sur le neurone, puis sur la cuvette, dont les parois sont de plus en plus raides.
lessons-learning-rate-sentence = La direction la plus raide fixe la limite : 2 divisé par sa courbure. Au-delà, les pas traversent la vallée sans jamais converger. Qu’ils explosent ou non dépend de la perte : celle d’un neurone a des pentes bornées, pas celle d’une cuvette.
lessons-learning-rate-visit = Entraîner avec ce taux
lessons-learning-rate-missing = le neurone à un taux bien au-delà du plus grand taux qui converge

## Chapter 3: batches

lessons-batches-title = Lots
lessons-batches-slide = Diapositive : GD, SGD ou BGD
lessons-batches-question = Un passage sur 400 images : soit un seul pas exact avec toutes, soit 400 pas approximatifs avec une image chacun. Après ce passage, laquelle des deux méthodes a la perte la plus basse ?
lessons-batches-prediction-first = Le pas exact
lessons-batches-prediction-second = Les 400 pas approximatifs
lessons-batches-prediction-third = Égalité : elles ont vu les mêmes images
lessons-batches-task = Réglez la taille du lot et le taux d’apprentissage. Comparez un lot de 1 au taux 0,03 et un lot de 10 au taux 0,3.
lessons-batches-sentence = Les pas approximatifs sont nombreux et bon marché, donc rapides ; ils finissent dans un nuage, pas en un point. Ce qui compte est le taux d’apprentissage divisé par la taille du lot : il fixe la vitesse par image et la largeur du nuage.
lessons-batches-visit = Entraîner avec ce lot

## Chapter 4: momentum

lessons-momentum-title = Inertie
lessons-momentum-slide = Diapositive : méthodes d’ajustement avancées
lessons-momentum-question = Une perte a deux vallées, l’une peu profonde, l’autre profonde. Quelle méthode atteint la vallée profonde depuis presque tous les départs ?
lessons-momentum-prediction-first = L’inertie : elle fait franchir la colline
lessons-momentum-prediction-second = Adam : il adapte ses pas
lessons-momentum-prediction-third = Un bruit qui s’éteint peu à peu
lessons-momentum-task = Essayez les cinq méthodes sur les deux vallées. Passez ensuite au ravin, et faites glisser le point sur le plan.
lessons-momentum-sentence = L’inertie est faite pour les ravins : elle additionne les petits pas le long du fond. Elle ne sort guère d’une mauvaise vallée. Le bruit, lui, en sort ; et le bruit des petits lots est de cette nature.
lessons-momentum-visit = Entraîner avec cet optimiseur
lessons-momentum-missing = la boule lourde, Adam et le bruit sur les deux vallées

## Chapter 5: convolution

lessons-convolution-title = Convolution
lessons-convolution-slide = Diapositive : couche de convolution
lessons-convolution-question = Quel noyau 5 × 5 trouve le mieux les tumeurs des images HARD (petites, à peine visibles) : celui des pentes, celui des contours, ou la simple moyenne de 25 pixels ?
lessons-convolution-prediction-first = Les pentes (Sobel) : une tumeur a un bord
lessons-convolution-prediction-second = Les contours : une tumeur diffère de ce qui l’entoure
lessons-convolution-prediction-third = La moyenne (flou) : l’ennemi, c’est le bruit
lessons-convolution-task = Choisissez un noyau, ou modifiez ses 25 poids, et suivez l’AUC : la probabilité qu’un pixel de tumeur réponde plus qu’un pixel sain. Le hasard donne 0,5.
lessons-convolution-sentence = Les noyaux qui cherchent les bords répondent aux plis du cerveau aussi fort qu’aux tumeurs. À lui seul, le meilleur noyau ne fait guère mieux qu’un flou : pour aller plus loin, il faut beaucoup de noyaux, les uns après les autres.
lessons-convolution-visit = Voir les cartes d’un réseau
lessons-convolution-best = Recherche du meilleur noyau
lessons-convolution-judging = Évaluation des noyaux

## Chapter 6: pooling

lessons-pooling-title = Pooling
lessons-pooling-slide = Diapositive : couche de sous-échantillonnage (pooling)
lessons-pooling-question = Une image se déplace d’un pixel. Que devient sa carte après un maximum 2 × 2 ?
lessons-pooling-prediction-first = Elle ne change pas : après le pooling, la position ne compte plus
lessons-pooling-prediction-second = Elle se déplace d’une demi-case
lessons-pooling-prediction-third = La plupart de ses cases changent
lessons-pooling-task = Déplacez l’image pixel par pixel et regardez quelles cases changent. Déplacez ensuite une tumeur, et interrogez un réseau à chaque pixel.
lessons-pooling-sentence = Une carte après pooling ne se déplace que par cases entières : si l’image bouge de 2 pixels, sa carte bouge d’une case ; si elle bouge de 1 pixel, on obtient une autre carte. Le pooling ne rend pas un réseau aveugle à la position.
lessons-pooling-visit = Voir les cartes d’un réseau
lessons-pooling-missing = une image déplacée

## Chapter 7: output-layer

lessons-output-layer-title = Couche de sortie
lessons-output-layer-slide = Diapositive : couche de sortie pour la classification
lessons-output-layer-question = Un réseau donne à ses réponses une probabilité de 0,99. Sur 100 réponses de ce genre, combien sont justes ?
lessons-output-layer-prediction-first = 99 : c’est cela, une probabilité
lessons-output-layer-prediction-second = Moins : un réseau peut être trop sûr de lui
lessons-output-layer-prediction-third = Toutes : 0,99, c’est presque la certitude
lessons-output-layer-task = Réglez la température jusqu’à ce que la certitude du réseau soit égale à son exactitude. Prenez ensuite quatre logits, et ajoutez-leur une constante. Enfin, laissez un neurone apprendre à dire malade ou sain, et déplacez la probabilité à partir de laquelle il dit malade.
lessons-output-layer-sentence = Les probabilités d’un réseau ne sont que son opinion. Une constante ajoutée à tous les logits ne change rien ; une température change toutes les probabilités, mais aucune réponse. Pour savoir si 0,99 veut dire 99 réponses justes sur 100, il faut compter, sur des images nouvelles.
lessons-output-layer-visit = Entraîner : malade ou sain
lessons-output-layer-missing = combien de réponses sur 1 000 sont justes

## Chapter 8: cross-entropy

lessons-cross-entropy-title = Entropie croisée
lessons-cross-entropy-slide = Diapositive : fonction de perte pour la classification
lessons-cross-entropy-question = Un neurone est sûr de lui, et il a tort : il dit 0,25 % alors que la vérité est 100 %. Son erreur est l’entropie croisée, ou la moitié du carré de l’écart. Laquelle des deux lui permet d’apprendre ?
lessons-cross-entropy-prediction-first = Les deux : une erreur est une erreur
lessons-cross-entropy-prediction-second = Le carré : il punit surtout les grandes erreurs
lessons-cross-entropy-prediction-third = L’entropie croisée : là, le carré n’a pas de pente
lessons-cross-entropy-task = Rapprochez le départ de 0, puis revenez. Comparez le nombre de pas qu’il faut à chaque neurone pour dire plus d’un demi.
lessons-cross-entropy-sentence = Quand un neurone est sûr de lui et se trompe, le carré de son erreur est presque plat et ne lui apprend presque rien. La pente de l’entropie croisée est sa réponse moins la vérité : plus il se trompe, plus le pas est grand.
lessons-cross-entropy-visit = Voir la perte d’un entraînement

## Chapter 9: overfitting

lessons-overfitting-title = Surapprentissage
lessons-overfitting-slide = Diapositives : v1, v2, v3 en surapprentissage
lessons-overfitting-question = Un réseau voit 3 200 images : toujours les 30 mêmes, ou toujours de nouvelles. Quelle est la différence ?
lessons-overfitting-prediction-first = Aucune : il voit 3 200 images dans les deux cas
lessons-overfitting-prediction-second = Les 30 mêmes : juste sur elles, faux sur de nouvelles
lessons-overfitting-prediction-third = Les 30 mêmes : il n’apprend rien du tout
lessons-overfitting-task = Choisissez le nombre d’images différentes : le réseau est entraîné aussitôt. Freinez ensuite les poids d’un neurone par la pénalité L2.
lessons-overfitting-sentence = Des réponses justes sur les images d’entraînement ne prouvent rien. Seules des images que le réseau n’a jamais vues montrent ce qu’il a appris.
lessons-overfitting-visit = Entraîner avec ces images
lessons-overfitting-missing-same = un entraînement avec les 30 mêmes images
lessons-overfitting-missing-new = un entraînement avec des images nouvelles

## Chapter 12: augmentation

lessons-augmentation-title = Augmentation
lessons-augmentation-slide = Diapositive : altérer l’image obtenue
lessons-augmentation-question = On multiplie 100 images : mises en miroir, déplacées, éclaircies, ou agrandies jusqu’à 2,2 fois. Qu’est-ce qui aide le plus ?
lessons-augmentation-prediction-first = Plus il y a de changements, mieux c’est
lessons-augmentation-prediction-second = Les changements qui gardent la classe
lessons-augmentation-prediction-third = Rien : 100 images restent 100 images
lessons-augmentation-task = Choisissez les changements. Le réseau est entraîné sur les 100 images changées, puis interrogé sur de nouvelles.
lessons-augmentation-sentence = L’augmentation aide si la classe reste la bonne. Une tumeur moyenne agrandie est une grosse tumeur : l’image a alors la mauvaise classe.
lessons-augmentation-visit = Entraîner avec ces changements
lessons-augmentation-missing-keeping = un entraînement avec tous les changements qui gardent la classe
lessons-augmentation-missing-zoom = un entraînement avec le zoom

## Chapter 13: shortcut

lessons-shortcut-title = Raccourci
lessons-shortcut-slide = Diapositive : observation (un seul type prédit)
lessons-shortcut-question = Chaque image de la classe A a un carré clair dans un coin. À quoi le réseau reconnaît-il la classe A ?
lessons-shortcut-prediction-first = Aux tumeurs : le carré n’a rien à voir avec la maladie
lessons-shortcut-prediction-second = Aux deux, et surtout aux tumeurs
lessons-shortcut-prediction-third = Au carré, et à rien d’autre
lessons-shortcut-task = Choisissez combien d’images de la classe A ont le carré. Le réseau est entraîné aussitôt.
lessons-shortcut-sentence = Un réseau apprend ce qui distingue les classes, pas ce que nous avons en tête. Regardez la carte d’évidence, et testez sur des images sans le carré.
lessons-shortcut-visit = Voir le carré dans la Fabrique
lessons-shortcut-missing = un entraînement où les images de la classe A ont toujours le carré

## Chapter 10: autoencoder

lessons-autoencoder-title = Auto-encodeur
lessons-autoencoder-slide = Diapositive : auto-encodeur
lessons-autoencoder-question = Un réseau écrit chaque image en 32 nombres, puis la repeint à partir de ces seuls nombres. Personne ne lui dit la classe. Que gardent le mieux les 32 nombres ?
lessons-autoencoder-prediction-first = Les tumeurs : c’est ce qui change le plus d’une image à l’autre
lessons-autoencoder-prediction-second = La position de la tête, et sa luminosité
lessons-autoencoder-prediction-third = La classe
lessons-autoencoder-task = Regardez le réseau retirer le bruit, et revenez en arrière dans son entraînement. Choisissez ensuite Coder, et voyez ce qu’on peut lire dans le code.
lessons-autoencoder-sentence = Un auto-encodeur garde ce qui change beaucoup de pixels : le code sait où est la tête et oublie la maladie. Ce qui est petit mais important se perd, sauf si quelqu’un le demande.
lessons-autoencoder-visit = Regarder dans ce réseau
lessons-autoencoder-missing = ce qu’on peut lire dans un code (Coder)
lessons-autoencoder-denoiser = Le débruiteur apprend
lessons-autoencoder-code = Le réseau apprend son code
lessons-autoencoder-opened = de la leçon

## Chapter 11: boltzmann

lessons-boltzmann-title = RBM
lessons-boltzmann-slide = Diapositive : machine de Boltzmann restreinte (RBM)
lessons-boltzmann-question = Une machine apprend, sans étiquettes, des imagettes tirées d’images HARD (tumeurs petites, à peine visibles). À quel point ses filtres aident-ils à dire s’il y a une tumeur au milieu ?
lessons-boltzmann-prediction-first = Beaucoup : elle a trouvé les tumeurs toute seule
lessons-boltzmann-prediction-second = Guère plus que des filtres aléatoires
lessons-boltzmann-prediction-third = Pas du tout : sans étiquettes, on n’apprend rien
lessons-boltzmann-task = Augmentez le taux d’apprentissage jusqu’à ce que les nombres s’emballent. Prenez les masques, et augmentez-le jusqu’à ce que des unités meurent. Laissez ensuite la machine rêver d’une classe.
lessons-boltzmann-sentence = Une machine sans étiquettes apprend à quoi ressemblent les imagettes, pas ce que vous voulez savoir. Des filtres aléatoires répondent aussi bien (Imagettes grises), et ses rêves ne savent pas compter les tumeurs (Rêves).
lessons-boltzmann-visit = Ouvrir la Fabrique
lessons-boltzmann-missing = les filtres appris et les filtres aléatoires d’imagettes grises, côte à côte
lessons-boltzmann-learns = La machine apprend
lessons-boltzmann-dreams = La machine apprend et rêve
