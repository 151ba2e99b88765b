### The knobs of the Factory and what they belong to: parameters, groups, alterations, stages, distributions.

## Units

parameter-unit-px = px
parameter-unit-discs = discs
parameter-unit-levels = levels
parameter-unit-tumors = tumors
parameter-unit-weight = weight
parameter-unit-share = share
parameter-unit-ratio = ratio
parameter-unit-degrees = degrees
parameter-unit-times = times

## Groups of knobs

parameter-group-small = Small tumors
parameter-group-medium = Medium tumors
parameter-group-big = Big tumors
parameter-group-syndrome-a = Syndrome A
parameter-group-syndrome-b = Syndrome B
parameter-group-syndrome-c = Syndrome C
parameter-group-priors = Class priors
parameter-group-region = Tumor region
parameter-group-mark = Planted mark

## How a value is drawn

distribution-fixed = fixed
distribution-uniform = uniform
distribution-uniform-cut = uniform, cut
distribution-normal = normal
distribution-half-normal = half-normal

## Stages of a sample beside those of the alterations

stage-base = Base
stage-tumors = Tumors
stage-mark = Mark

## Alterations. The words for the search are lower case, separated by spaces: those that people type who do not know the name

alteration-flip = Flip
    .hint = Exchanges left and right in some pictures.
    .search = mirror left right swap reverse side
alteration-rotate = Rotate
    .hint = Turns the head about the middle of the picture; what comes in from outside is black.
    .search = tilt turn angle slant lean degrees
alteration-shrink = Shrink
    .hint = Scales the head about the middle of the picture.
    .search = size zoom scale stretch narrow small large width height
alteration-shift = Move
    .hint = Shifts the head by whole pixels; what comes in from outside is black.
    .search = shift position place translate offset left right up down
alteration-ghost-blur = Ghost blur
    .hint = Lays a faint shifted copy over some pictures, as if the patient had moved.
    .search = blur double motion shadow echo unsharp sharp
alteration-contrast = Contrast
    .hint = Pulls gray values towards a centre or pushes them away from it.
    .search = contrast flat faded strong dull dark bright grey gray
alteration-shade = Shade
    .hint = Makes the whole picture brighter or darker.
    .search = bright dark light exposure gray grey lighter darker
alteration-noise = Noise
    .hint = Changes every pixel by a random amount of its own.
    .search = grain grainy speckle snow rough random


## Knobs of the tumors: the name, what it does, and its name away from its group

parameter-small-area-radius = Area radius
    .hint = How far the discs of a small tumor scatter around its place: 0 piles them up, more spreads them out.
    .full = Small tumors area radius
parameter-small-radius = Disc radius
    .hint = How large each disc of a small tumor is.
    .full = Small tumors disc radius
parameter-small-discs = Discs
    .hint = How many discs make up a small tumor: one is round, several are ragged.
    .full = Small tumors discs
parameter-small-brightness = Brightness
    .hint = How much brighter than its surroundings each disc of a small tumor should be.
    .full = Small tumors brightness
parameter-medium-area-radius = Area radius
    .hint = How far the discs of a medium tumor scatter around its place: 0 piles them up, more spreads them out.
    .full = Medium tumors area radius
parameter-medium-radius = Disc radius
    .hint = How large each disc of a medium tumor is.
    .full = Medium tumors disc radius
parameter-medium-discs = Discs
    .hint = How many discs make up a medium tumor: one is round, several are ragged.
    .full = Medium tumors discs
parameter-medium-brightness = Brightness
    .hint = How much brighter than its surroundings each disc of a medium tumor should be.
    .full = Medium tumors brightness
parameter-big-area-radius = Area radius
    .hint = How far the discs of a big tumor scatter around its place: 0 piles them up, more spreads them out.
    .full = Big tumors area radius
parameter-big-radius = Disc radius
    .hint = How large each disc of a big tumor is.
    .full = Big tumors disc radius
parameter-big-discs = Discs
    .hint = How many discs make up a big tumor: one is round, several are ragged.
    .full = Big tumors discs
parameter-big-brightness = Brightness
    .hint = How much brighter than its surroundings each disc of a big tumor should be.
    .full = Big tumors brightness

## Knobs of the classes

parameter-a-big = Big tumors
    .hint = How many big tumors a picture of class A has.
    .full = Syndrome A big tumors
parameter-a-medium = Medium tumors
    .hint = How many medium tumors a picture of class A has.
    .full = Syndrome A medium tumors
parameter-a-small = Small tumors
    .hint = How many small tumors a picture of class A has.
    .full = Syndrome A small tumors
parameter-b-big = Big tumors
    .hint = How many big tumors a picture of class B has.
    .full = Syndrome B big tumors
parameter-b-medium = Medium tumors
    .hint = How many medium tumors a picture of class B has.
    .full = Syndrome B medium tumors
parameter-b-small = Small tumors
    .hint = How many small tumors a picture of class B has.
    .full = Syndrome B small tumors
parameter-c-big = Big tumors
    .hint = How many big tumors a picture of class C has.
    .full = Syndrome C big tumors
parameter-c-medium = Medium tumors
    .hint = How many medium tumors a picture of class C has.
    .full = Syndrome C medium tumors
parameter-c-small = Small tumors
    .hint = How many small tumors a picture of class C has.
    .full = Syndrome C small tumors
parameter-a-prior = A
    .hint = How often pictures are of class A, against the weights of the others.
    .full = Class prior A
parameter-b-prior = B
    .hint = How often pictures are of class B, against the weights of the others.
    .full = Class prior B
parameter-c-prior = C
    .hint = How often pictures are of class C, against the weights of the others.
    .full = Class prior C
parameter-healthy-prior = Z (healthy)
    .hint = How often pictures are healthy, against the weights of the other classes.
    .full = Class prior Z (healthy)
parameter-scale-with-region = Tumors grow with the region
    .hint = Makes tumors larger where the region is larger than that of the bundled brain, and smaller where it is smaller.
parameter-half-disc-centres = Discs in the lower half only
    .hint = Puts the discs of a tumor below its place and beside it, denser near it, as the program of 2019 did.
parameter-mark-a = A
    .hint = How often pictures of class A have a bright square in the corner: a mark that tells the class without any tumor.
    .full = Planted mark A
parameter-mark-b = B
    .hint = How often pictures of class B have the bright square in the corner.
    .full = Planted mark B
parameter-mark-c = C
    .hint = How often pictures of class C have the bright square in the corner.
    .full = Planted mark C
parameter-mark-z = Z (healthy)
    .hint = How often healthy pictures have the bright square in the corner.
    .full = Planted mark Z (healthy)

## Knobs of the alterations; beside them what a value is called in one picture, where no distribution is meant

parameter-alterations-flip-probability = Probability
    .hint = How often left and right are exchanged: 0 never, 1 always.
    .full = Flip probability
    .picture = Flip
parameter-alterations-rotate-degrees = Angle
    .hint = Turns the head counter-clockwise, or clockwise below 0.
    .full = Rotate angle
    .picture = Rotate
parameter-alterations-shrink-x = Width ratio
    .hint = Makes the head narrower below 1 and wider above.
    .full = Shrink width ratio
    .picture = Width
parameter-alterations-shrink-y = Height ratio
    .hint = Makes the head lower below 1 and higher above.
    .full = Shrink height ratio
    .picture = Height
parameter-alterations-resampling = Smooth resampling
    .hint = Mixes the four nearest pixels when the head is scaled or turned, which gives smooth edges in place of jagged ones.
parameter-alterations-move-x = To the right
    .hint = Shifts the head to the right, or to the left below 0.
    .full = Move to the right
    .picture = Move right
parameter-alterations-move-y = Downwards
    .hint = Shifts the head downwards, or upwards below 0.
    .full = Move downwards
    .picture = Move down
parameter-alterations-ghost-probability = Probability
    .hint = How often a picture has a ghost: 0 never, 1 always.
    .full = Ghost blur probability
    .picture = Ghost
parameter-alterations-ghost-x = Offset to the right
    .hint = How far to the right the ghost lies.
    .full = Ghost blur offset to the right
    .picture = Ghost right
parameter-alterations-ghost-y = Offset downwards
    .hint = How far below the ghost lies.
    .full = Ghost blur offset downwards
    .picture = Ghost down
parameter-alterations-ghost-share = Share of the ghost
    .hint = How strong the ghost is against the picture itself: 0 invisible, 0.5 equal, 1 nothing but the ghost.
    .full = Ghost blur share of the ghost
    .picture = Ghost share
parameter-alterations-contrast-ratio = Contrast ratio
    .hint = Makes the picture flatter below 1 and harder above.
    .picture = Contrast
parameter-alterations-contrast-centre = Contrast centre
    .hint = The gray value that the contrast leaves alone: darker and brighter ones move apart from it or towards it.
    .picture = Contrast centre
parameter-alterations-shade = Brightness added
    .hint = Makes every pixel brighter by as much, or darker below 0.
    .full = Shade brightness added
    .picture = Shade
parameter-alterations-noise-amplitude = Amplitude
    .hint = The largest change of a pixel: faint and small tumors drown in it first.
    .full = Noise amplitude
    .picture = Noise

## Other words by which people search knobs: lower case, separated by spaces

parameter-search-small = tiny little spot
parameter-search-medium = middle spot
parameter-search-big = large huge spot
parameter-search-area-radius = size spread shape width
parameter-search-radius = size large diameter
parameter-search-discs = size count number shape ragged
parameter-search-brightness = bright light intensity strength visible faint
parameter-search-count = count number many how amount lesion
parameter-search-prior = frequency often chance probability share balance class
parameter-search-scale = size grow area
parameter-search-half = 2019 spread scatter shape position place half
parameter-search-resampling = smooth blocky pixel interpolation scale
parameter-search-alteration = alteration change

## Columns of labels.csv, as the pages say them: column-, and the name of the column

column-big-tumors = Number of big tumors
column-medium-tumors = Number of medium tumors
column-small-tumors = Number of small tumors
column-tumor-area = Area of the tumors
column-flip = Flip
column-rotate = Rotate
column-shrink-x = Width
column-shrink-y = Height
column-move-x = Move right
column-move-y = Move down
column-ghost-blur = Ghost or none
column-ghost-x = Ghost right
column-ghost-y = Ghost down
column-ghost-share = Ghost share
column-contrast-ratio = Contrast
column-contrast-centre = Contrast centre
column-shade = Shade
column-noise-amplitude = Noise

## The knobs of What if: what-if-, and the name of the knob

what-if-contrast = contrast
what-if-flip = flip
what-if-ghost-blur = ghost blur
what-if-noise = noise
what-if-rotate = rotate
what-if-shade = shade
what-if-move-right = move right
what-if-move-down = move down
