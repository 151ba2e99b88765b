# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_brain_tumor_lab_global_optspecs
    string join \n base= recipe= lesson= seed= device= language= renderer= h/help V/version
end

function __fish_brain_tumor_lab_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_brain_tumor_lab_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_brain_tumor_lab_using_subcommand
    set -l cmd (__fish_brain_tumor_lab_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l base -d 'Base image in place of the bundled brain: a file (png, jpeg, pgm, bmp), random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l recipe -d 'Recipe to play and to tune, in place of EASY and HARD' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l lesson -d 'Lesson to begin with: a file, or one that comes with the program (the-2019-lecture, too-fast-too-slow, whom-do-you-trust)' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l seed -d 'Seed of the game\'s pictures [default: from the clock]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l device -d 'Where live training computes; auto is the CPU for networks of less than a million weights, which it learns at once, and else a GPU that works' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l language -d 'Language of the window; else the one that was chosen in its menu, or the system\'s. Commands and files stay English' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -l renderer -d 'What draws the window' -r -f -a "auto\t'The one that worked last, else the usual one of the system; the other one where it fails'
glow\t'OpenGL'
wgpu\t'Vulkan, Metal or DirectX'"
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -s V -l version -d 'Print version'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "generate" -d 'Make a dataset: pictures in folders a, b, c, z and a table of everything drawn'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "train" -d 'Train a network on endless new pictures'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "evaluate" -d 'Measure a network on pictures that it has never seen'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "predict" -d 'Classify pictures'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "explain" -d 'Say whether a network looks at the tumors: the share of its evidence that lies on them'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "bench" -d 'Measure how fast this machine is'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "runs" -d 'List the trainings that are kept, compare, rename and delete them'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "lesson" -d 'List the chapters of the lessons, print their main numbers, and check lesson files'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "autoencoder" -d 'Train a network whose answer is a picture: without noise, or painted again from a few numbers'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "cards" -d 'Make pages to print: a card per picture with boxes to tick, and a page with the answers'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "score" -d 'Say every score of a session of a class, from its log alone'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "devices" -d 'Say where networks can compute'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l mode -d 'Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l recipe -d 'Recipe in place of a difficulty; beside --mode it is the recipe that counts' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l count -d 'Number of pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l out -d 'New folder for the dataset, or an empty one to fill, or new file for npz' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l format -d 'Format of the dataset' -r -f -a "png\t'Portable network graphics in folders a, b, c, z: an image folder'
pgm\t'Portable graymap'
npz\t'One file of numpy arrays'"
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l seed -d 'Seed of the series' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l threads -d 'Threads [default: all]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -l masks -d 'Write masks of the tumors too'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l mode -d 'Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l recipe -d 'Recipe in place of a difficulty; beside --mode it is the recipe that counts' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l out -d 'Model file to write' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l scenario -d 'A story of the lecture with fixed settings' -r -f -a "stuck\t''
overfit\t''
l2\t''
endless\t''
earlier-picture\t''
no-earlier-picture\t''"
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l resume -d 'Go on with a run that was stopped or cut short, by its name or folder' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l bases -d 'Base images of the pictures: given (that of --base), or random (endlessly many, painted; a tenth of the pictures has that of --base)' -r -f -a "given\t'That of --base'
random\t'Endlessly many'"
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l run -d 'Name of the run [default: network, recipe and a number]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l runs -d 'Folder of the runs [default: beside the settings]' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l patience -d 'End early after so many validations without a better one, and keep the best network' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l architecture -d 'Network [default: compact3]; brings its own settings, which the options below replace' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l classes -d 'What it says of a picture: four (A, B, C or Z), or binary (ill or healthy, with one sigmoid neuron)' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l minutes -d 'Minutes of training [default: 10]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l images -d 'Pictures to train on, in place of minutes' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l dataset -d 'A fixed set of N pictures, or a dataset (folder with labels.csv, folders a, b, c, z of pictures, or npz file), in place of endless new pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l augment -d 'Multiply a fixed set: change each picture in these ways whenever it is seen. zoom changes classes and is there to show that' -r -f -a "flip\t''
move\t''
tone\t''
noise\t''
size\t''
zoom\t''"
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l optimizer -d 'gradient-descent (needs --dataset), sgd, momentum, nesterov, adam, adamw, muon or quick-muon' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l schedule -d 'Course of the learning rate: constant, steps, cosine or one-cycle' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l learning-rate -d 'Peak of the learning rate' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l batch -d 'Pictures per step' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l l2 -d 'L2: added to the gradient, or with adamw and both muons taken off the weights' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l guidance -d 'Weight of the question where the tumors are, asked beside the class while training; 0 does not ask' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l smoothing -d 'Share of the target probability spread over all classes' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l export -d 'Write the weights as safetensors too, named as torch names them' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l log -d 'Table of the curve to write, a row per validation; with --resume its rows up to the state of the run stay, and later ones are dropped' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l seed -d 'Fixes weights and data' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l device -d 'Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -l threads -d 'Threads [default: all]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand train" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l model -d 'Model file, or easy, hard or any for the bundled ones; any is given the base image too, and reads on any' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l mode -d 'Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l recipe -d 'Recipe in place of a difficulty; beside --mode it is the recipe that counts' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l data -d 'Dataset to evaluate on in place of new pictures: folder with labels.csv, folders a, b, c, z of pictures, or npz file' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l count -d 'Number of pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l seed -d 'Seed of the series' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l device -d 'Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand evaluate" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand predict" -l model -d 'Model file, or easy, hard or any for the bundled ones; any is given the base image too, and reads on any' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand predict" -l base -d 'Base image that the pictures were made from [default: not known; a network that compares takes the one that it learned on]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand predict" -l differences -d 'Write the difference from the base image that a network which compares is given beside each picture, as PNG: gray level 128 is no difference. A new folder, or an empty one to fill' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand predict" -l json -d 'Print one JSON list'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand predict" -l jsonl -d 'Print a JSON object on each line'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand predict" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l model -d 'Model file, or easy, hard or any for the bundled ones; any is given the base image too, and reads on any' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l mode -d 'Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l recipe -d 'Recipe in place of a difficulty; beside --mode it is the recipe that counts' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l count -d 'Number of pictures with tumors that the network gets right' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l seed -d 'Seed of the series' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l device -d 'Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand explain" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l seconds -d 'Seconds to measure, or to learn [default: 5, or 30 with bench learn]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l architecture -d 'Network to train, with bench train [default: compact] and bench learn [default: that of train]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l batch -d 'Pictures per step, with bench train and bench learn [default: the network\'s own]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l seed -d 'Fixes weights and data, with bench learn [default: 1]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l out -d 'Model file to write, with bench learn: the network that was measured' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l mode -d 'Difficulty of the pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l threads -d 'Threads [default: all]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l device -d 'Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand bench" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -l runs -d 'Folder of the runs [default: beside the settings]' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -l compare -d 'Print the curves of these runs side by side' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -l rename -d 'Give a run another name' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -l delete -d 'Delete a run; the last one deleted can be brought back' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -l restore -d 'Bring the run back that was deleted last'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand runs" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and not __fish_seen_subcommand_from list figures check help" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and not __fish_seen_subcommand_from list figures check help" -f -a "list" -d 'List the chapters'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and not __fish_seen_subcommand_from list figures check help" -f -a "figures" -d 'Print the main numbers of the chapters, computed now'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and not __fish_seen_subcommand_from list figures check help" -f -a "check" -d 'Check a lesson file with everything that it names: every mistake with its line'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and not __fish_seen_subcommand_from list figures check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from figures" -l seed -d 'Seed of the pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from figures" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from figures" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from figures" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the chapters'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from help" -f -a "figures" -d 'Print the main numbers of the chapters, computed now'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check a lesson file with everything that it names: every mistake with its line'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand lesson; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and not __fish_seen_subcommand_from train apply help" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and not __fish_seen_subcommand_from train apply help" -f -a "train" -d 'Train one on endless new pictures, without any label'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and not __fish_seen_subcommand_from train apply help" -f -a "apply" -d 'Give the picture that one makes of a picture'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and not __fish_seen_subcommand_from train apply help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l mode -d 'Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l recipe -d 'Recipe in place of a difficulty; beside --mode it is the recipe that counts' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l out -d 'Model file to write' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l images -d 'Pictures to train on' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l code -d 'Numbers in the code of a bottleneck: 2, 8, 32 or 128 [default: 32]' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -l seed -d 'Fixes weights and pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from train" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from apply" -l model -d 'Model file of an autoencoder' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from apply" -l out -d 'Picture to write: a PNG, whatever its name is' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from help" -f -a "train" -d 'Train one on endless new pictures, without any label'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Give the picture that one makes of a picture'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand autoencoder; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -l mode -d 'Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -l base -d 'Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -l recipe -d 'Recipe in place of a difficulty; beside --mode it is the recipe that counts' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -l count -d 'Number of pictures' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -l seed -d 'Seed of the round: the pictures are those of a test of the same seed in the room of the class' -r
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -l out -d 'New folder for the pages, or an empty one to fill' -r -F
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand cards" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand score" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand score" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand devices" -l json -d 'Print one JSON object'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand devices" -s h -l help -d 'Print help'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "generate" -d 'Make a dataset: pictures in folders a, b, c, z and a table of everything drawn'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "train" -d 'Train a network on endless new pictures'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "evaluate" -d 'Measure a network on pictures that it has never seen'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "predict" -d 'Classify pictures'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "explain" -d 'Say whether a network looks at the tumors: the share of its evidence that lies on them'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "bench" -d 'Measure how fast this machine is'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "runs" -d 'List the trainings that are kept, compare, rename and delete them'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "lesson" -d 'List the chapters of the lessons, print their main numbers, and check lesson files'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "autoencoder" -d 'Train a network whose answer is a picture: without noise, or painted again from a few numbers'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "cards" -d 'Make pages to print: a card per picture with boxes to tick, and a page with the answers'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "score" -d 'Say every score of a session of a class, from its log alone'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "devices" -d 'Say where networks can compute'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and not __fish_seen_subcommand_from generate train evaluate predict explain bench runs lesson autoencoder cards score devices help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and __fish_seen_subcommand_from lesson" -f -a "list" -d 'List the chapters'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and __fish_seen_subcommand_from lesson" -f -a "figures" -d 'Print the main numbers of the chapters, computed now'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and __fish_seen_subcommand_from lesson" -f -a "check" -d 'Check a lesson file with everything that it names: every mistake with its line'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and __fish_seen_subcommand_from autoencoder" -f -a "train" -d 'Train one on endless new pictures, without any label'
complete -c brain-tumor-lab -n "__fish_brain_tumor_lab_using_subcommand help; and __fish_seen_subcommand_from autoencoder" -f -a "apply" -d 'Give the picture that one makes of a picture'
