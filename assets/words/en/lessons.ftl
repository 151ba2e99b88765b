### The lessons: the list of chapters, the page around them, and what each chapter says.

## The groups of the list

lessons-group-learning = Learning
lessons-group-network = The network
lessons-group-data = Data
lessons-group-without-labels = Without labels

## The four beats: predict, move, see, take home

lessons-predict = Predict
lessons-move = Move
lessons-see = See
lessons-see-hint = What is measured now
lessons-take-home = Take home
lessons-take-home-hint = What to remember
lessons-show-question = Show the question
lessons-hide-question = Hide the question
lessons-show-task = Show the task
lessons-hide-task = Hide the task
lessons-predict-first = Predict first (1, 2 or 3), then do the task.
lessons-now-move = Now do the task.
# $what (String) - what a chapter still has to show, as "a training with new pictures"
lessons-still-to-see = Still to see: { $what }.
lessons-result-computed = The result is being computed.
# $keys (String) - as "Ctrl+5"
lessons-visit-hint = The same thing in the program; { $keys } leads back here
lessons-reset = Reset
lessons-reset-hint = The chapter as it opened (R)
# $reason (String) - what failed, as a sentence
lessons-failed = { $reason } R begins the chapter anew.

## What is being computed

# $what (String) - as "The network learns"
lessons-computing = { $what } …
# $what (String) - as "The network learns"
# $percent (String) - how far it is
lessons-computing-share = { $what }: { $percent }
lessons-making-pictures = Making the pictures
lessons-network-learns = The network learns
lessons-neuron-learns = The neuron learns
lessons-both-learn = Both networks learn

## Charts over pictures seen

lessons-axis-seen = pictures seen
# $number (Number) - chooses the plural
# $count (String) - as it is shown
lessons-after-seen = { $number ->
    [one] after { $count } picture seen
   *[other] after { $count } pictures seen
}

## Ill or healthy: two output layers that learn from the same pictures

lessons-heads-before = Two networks learn from the same pictures: one with a single neuron at its end, one with four …
lessons-heads-one = one neuron
lessons-heads-four = softmax of four
lessons-heads-always = always ill
lessons-heads-title = Ill or healthy: right answers
# $probability (String) - as 0.50
lessons-heads-called-ill = Called ill from a probability of { $probability }
# $network (String) - one neuron, or softmax of four
lessons-heads-ill-found = Ill found, { $network }
# $network (String) - one neuron, or softmax of four
lessons-heads-healthy-found = Healthy found, { $network }
lessons-heads-knob = Ill from a probability of
lessons-heads-seen = Pictures seen
lessons-heads-one-right = One neuron, right
lessons-heads-four-right = Softmax of four, right
lessons-heads-four-class = Softmax of four, right class
lessons-heads-always-right = Always “ill”, right
lessons-heads-weights = Weights of the last layer
# $one (String) - how many weights the layer with one neuron has
# $four (String) - how many weights the layer with four has
lessons-heads-weights-of-both = { $one } or { $four }
lessons-heads-gap = Sigmoid of z − softmax of z and 0
# $count (String) - how many pictures
lessons-heads-asked = Asked: { $count } EASY pictures that neither network learned from.

## Chapter 1: neuron

lessons-neuron-title = Neuron
lessons-neuron-slide = Slide: Neuron (perceptron) schema
lessons-neuron-question = Two numbers describe a picture. Alone, the first says nothing about illness, and the second says little. How many of 100 new pictures does a neuron with both numbers get right?
lessons-neuron-prediction-first = About 50: it guesses
lessons-neuron-prediction-second = About 70: no more than the better number alone
lessons-neuron-prediction-third = More than 80: together they say more
lessons-neuron-task = Drag the point over the map, or turn the weights. On the line the neuron is undecided.
lessons-neuron-sentence = A neuron weighs its inputs against each other: the negative weight of the spread subtracts what brightness and contrast of the picture put into both numbers. An input need not be useful alone.
lessons-neuron-visit = See a sum in a network
lessons-neuron-missing = weights near the least loss

## Chapter 2: learning-rate

lessons-learning-rate-title = Learning rate
lessons-learning-rate-slide = Slide: Importance of an appropriate learning rate
lessons-learning-rate-question = The neuron learns by gradient descent. Up to a certain learning rate it settles at the least loss. What happens at twice this rate?
lessons-learning-rate-prediction-first = It learns twice as fast
lessons-learning-rate-prediction-second = It zigzags for ever, but does not explode
lessons-learning-rate-prediction-third = It explodes: the weights grow until the numbers overflow
lessons-learning-rate-task = Turn the learning rate: first on the neuron, then on the bowl, whose walls get steeper and steeper.
lessons-learning-rate-sentence = The steepest direction sets the limit: 2 divided by its curvature. Beyond the limit the steps cross the valley and never settle. Whether they explode depends on the loss: that of one neuron has bounded slopes, a bowl has not.
lessons-learning-rate-visit = Train with this rate
lessons-learning-rate-missing = the neuron at a rate well beyond the largest one that settles

## Chapter 3: batches

lessons-batches-title = Batches
lessons-batches-slide = Slide: GD vs SGD vs BGD
lessons-batches-question = One pass through 400 pictures: either one exact step with all of them, or 400 rough steps with one picture each. Which of the two has the lower loss after the pass?
lessons-batches-prediction-first = The exact step
lessons-batches-prediction-second = The 400 rough steps
lessons-batches-prediction-third = Both alike: they have seen the same pictures
lessons-batches-task = Turn the size of the batch and the learning rate. Compare batch 1 at 0.03 with batch 10 at 0.3.
lessons-batches-sentence = Rough steps are many and cheap, so they are fast; they end in a cloud and not at a point. What counts is the learning rate divided by the size of the batch: it sets the speed per picture and the width of the cloud.
lessons-batches-visit = Train with this batch

## Chapter 4: momentum

lessons-momentum-title = Momentum
lessons-momentum-slide = Slide: Advanced adjustment methods
lessons-momentum-question = A loss has a shallow valley and a deep one. Which method ends in the deep valley from nearly every start?
lessons-momentum-prediction-first = Momentum: it rolls over the hill
lessons-momentum-prediction-second = Adam: it adapts its steps
lessons-momentum-prediction-third = Noise that slowly fades
lessons-momentum-task = Try all five methods on the two valleys. Then take the ravine, and drag the point on its pad.
lessons-momentum-sentence = Momentum is for ravines: it adds up the small steps along the floor. It hardly leaves a wrong valley. Noise does, and the noise of small batches is noise of this kind.
lessons-momentum-visit = Train with this optimizer
lessons-momentum-missing = heavy ball, Adam and noise on the two valleys

## Chapter 5: convolution

lessons-convolution-title = Convolution
lessons-convolution-slide = Slide: Convolutional layer
lessons-convolution-question = Which 5 × 5 kernel finds the tumors of HARD pictures (small, faint tumors) best: one for slopes, one for outlines, or the plain mean of 25 pixels?
lessons-convolution-prediction-first = Slopes (Sobel): a tumor has an edge
lessons-convolution-prediction-second = Outlines: a tumor differs from its surroundings
lessons-convolution-prediction-third = The mean (blur): noise is the enemy
lessons-convolution-task = Choose a kernel, or drag its 25 weights, and watch the AUC: the probability that a tumor pixel responds more than a healthy one. 0.5 is chance.
lessons-convolution-sentence = Edge kernels answer to the folds of the brain as strongly as to tumors. The best single kernel is hardly better than a blur: to do better takes many kernels, one after the other.
lessons-convolution-visit = See the maps of a network
lessons-convolution-best = Fitting the best kernel
lessons-convolution-judging = Judging the kernels

## Chapter 6: pooling

lessons-pooling-title = Pooling
lessons-pooling-slide = Slide: Pooling layer
lessons-pooling-question = A picture moves by one pixel. What happens to its map after a 2 × 2 maximum?
lessons-pooling-prediction-first = It stays: pooling makes the place unimportant
lessons-pooling-prediction-second = It moves by half a cell
lessons-pooling-prediction-third = Most of its cells change
lessons-pooling-task = Move the picture pixel by pixel and watch the cells that change. Then let a tumor walk, and ask a network at each pixel.
lessons-pooling-sentence = A pooled map moves by whole cells only: if the picture moves by 2 pixels, its map moves by one cell; a move by 1 pixel makes another map. Pooling does not make a network blind to the place.
lessons-pooling-visit = See the maps of a network
lessons-pooling-missing = a picture that was moved

## Chapter 7: output-layer

lessons-output-layer-title = Output layer
lessons-output-layer-slide = Slide: Output layer for classification
lessons-output-layer-question = A network gives its answers a probability of 0.99. How many of 100 such answers are right?
lessons-output-layer-prediction-first = 99: that is what a probability is
lessons-output-layer-prediction-second = Fewer: a network can be too sure
lessons-output-layer-prediction-third = All: 0.99 is as good as certain
lessons-output-layer-task = Turn the temperature until the network is as sure as it is right. Then take four logits, and add a constant to them. Then let one neuron learn ill or healthy, and move the probability from which it says ill.
lessons-output-layer-sentence = The probabilities of a network are its own opinion. A constant on all logits changes nothing; a temperature changes every probability and no answer. Whether 0.99 means 99 right answers of 100 has to be counted on new pictures.
lessons-output-layer-visit = Train ill or healthy
lessons-output-layer-missing = how many of 1,000 answers are right

## Chapter 8: cross-entropy

lessons-cross-entropy-title = Cross-entropy
lessons-cross-entropy-slide = Slide: Loss function for classification
lessons-cross-entropy-question = A neuron is sure of a wrong answer: it says 0.25 % where the truth is 100 %. Its error is the cross-entropy, or half the square of the difference. Which of the two lets it learn?
lessons-cross-entropy-prediction-first = Both alike: an error is an error
lessons-cross-entropy-prediction-second = The square: it punishes large errors most
lessons-cross-entropy-prediction-third = Cross-entropy: the square has no slope there
lessons-cross-entropy-task = Move the start towards 0 and back. Compare how many steps each neuron takes until it says more than one half.
lessons-cross-entropy-sentence = Where a neuron is sure and wrong, the square of its error is nearly flat and teaches it almost nothing. The slope of the cross-entropy is what the neuron said minus the truth: the more wrong, the larger the step.
lessons-cross-entropy-visit = See the loss of a training

## Chapter 9: overfitting

lessons-overfitting-title = Overfitting
lessons-overfitting-slide = Slides: v1, v2, v3 overfit
lessons-overfitting-question = A network sees 3,200 pictures: always the same 30 of them, or always new ones. What is the difference?
lessons-overfitting-prediction-first = None: it sees 3,200 pictures in any case
lessons-overfitting-prediction-second = The same 30: right on these, wrong on new pictures
lessons-overfitting-prediction-third = The same 30: it learns nothing at all
lessons-overfitting-task = Choose the number of different pictures: the network is trained at once. Then hold back the weights of one neuron by L2.
lessons-overfitting-sentence = Right answers on the training pictures prove nothing. Only pictures that the network never saw show what it has learned.
lessons-overfitting-visit = Train with this set
lessons-overfitting-missing-same = a training with the same 30 pictures
lessons-overfitting-missing-new = a training with new pictures

## Chapter 12: augmentation

lessons-augmentation-title = Augmentation
lessons-augmentation-slide = Slide: Altering the resulting image
lessons-augmentation-question = 100 pictures are multiplied: mirrored, moved, made brighter, or enlarged up to 2.2 times. What helps most?
lessons-augmentation-prediction-first = The more changes, the better
lessons-augmentation-prediction-second = The changes that keep the class
lessons-augmentation-prediction-third = Nothing: 100 pictures stay 100 pictures
lessons-augmentation-task = Choose the changes. The network is trained on the 100 changed pictures and asked about new ones.
lessons-augmentation-sentence = Augmentation helps if the class stays true. An enlarged medium tumor is a big one: the picture then has the wrong class.
lessons-augmentation-visit = Train with these changes
lessons-augmentation-missing-keeping = a training with all changes that keep the class
lessons-augmentation-missing-zoom = a training with zoom

## Chapter 13: shortcut

lessons-shortcut-title = Shortcut
lessons-shortcut-slide = Slide: Observation (a single type predicted)
lessons-shortcut-question = Every picture of class A has a bright square in the corner. How does the network recognise class A?
lessons-shortcut-prediction-first = By the tumors: the square has nothing to do with the disease
lessons-shortcut-prediction-second = By both, and most by the tumors
lessons-shortcut-prediction-third = By the square alone
lessons-shortcut-task = Set how many pictures of class A have the square. The network is trained at once.
lessons-shortcut-sentence = A network learns what tells the classes apart, not what we mean. Look at the evidence map, and test on pictures without the square.
lessons-shortcut-visit = See the square in the Factory
lessons-shortcut-missing = a training whose pictures of class A always have the square

## Chapter 10: autoencoder

lessons-autoencoder-title = Autoencoder
lessons-autoencoder-slide = Slide: Autoencoder
lessons-autoencoder-question = A network writes each picture as 32 numbers and paints it again from these numbers alone. Nobody tells it the class. What do the 32 numbers keep best?
lessons-autoencoder-prediction-first = The tumors: they differ most from picture to picture
lessons-autoencoder-prediction-second = Where the head lies, and how bright it is
lessons-autoencoder-prediction-third = The class
lessons-autoencoder-task = Watch the network take out noise, and go back in its training. Then choose Code, and see what can be read off the code.
lessons-autoencoder-sentence = An autoencoder keeps what changes many pixels: the code knows where the head lies and forgets the disease. What is small but important is lost, unless somebody asks for it.
lessons-autoencoder-visit = Look into this network
lessons-autoencoder-missing = what can be read off a code (Code)
lessons-autoencoder-denoiser = The denoiser learns
lessons-autoencoder-code = The network learns its code
lessons-autoencoder-opened = from the lesson

## Chapter 11: boltzmann

lessons-boltzmann-title = RBM
lessons-boltzmann-slide = Slide: Restricted Boltzmann machine (RBM)
lessons-boltzmann-question = A machine learns patches of HARD pictures (small, faint tumors) without labels. How much do its filters help to say whether there is a tumor in the middle?
lessons-boltzmann-prediction-first = Much: it has found the tumors by itself
lessons-boltzmann-prediction-second = Hardly more than random filters
lessons-boltzmann-prediction-third = Not at all: without labels nothing is learned
lessons-boltzmann-task = Turn the learning rate up until the numbers run away. Take masks, and turn it up until units die. Then let the machine dream of a class.
lessons-boltzmann-sentence = A machine without labels learns what patches look like, not what you want to know. Filters of random numbers answer as well (Gray patches), and its dreams cannot count tumors (Dreams).
lessons-boltzmann-visit = Open the Factory
lessons-boltzmann-missing = learned and random filters of gray patches, side by side
lessons-boltzmann-learns = The machine learns
lessons-boltzmann-dreams = The machine learns and dreams
