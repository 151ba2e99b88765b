## Cards for the wall: what is printed on them

# $number (String) - counted from 1
cards-picture = Picture { $number }
# $recipe (String) - its name
# $seed (String) - a number
cards-round = { $recipe }, seed { $seed }
# $number (String) - counted from 1
# $count (String) - how many, as it is shown
# $round (String) - as "HARD, seed 7"
cards-number-of = { $number } of { $count }. { $round }
cards-base = Base image, healthy
cards-sample = Sample
cards-question = Which class is the sample? Tick one box.
cards-answers = Answers
cards-synthetic = Brain Tumor Lab. The images are synthetic: nothing here diagnoses anyone.
cards-big = big tumors
cards-medium = medium tumors
cards-many-small = many small tumors
cards-healthy = healthy
