## Cards for the wall: what is printed on them

cards-picture = Image { $number }
cards-round = { $recipe }, graine { $seed }
cards-number-of = { $number } sur { $count }. { $round }
cards-base = Image de référence, saine
cards-sample = Échantillon
cards-question = Classe de l’échantillon ? Cochez une case.
cards-answers = Réponses
cards-synthetic = Brain Tumor Lab. Images synthétiques : rien ici ne diagnostique personne.
cards-big = grosses tumeurs
cards-medium = tumeurs moyennes
cards-many-small = petites tumeurs
cards-healthy = sain
