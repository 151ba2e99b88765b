class-page-bias-lab = Bias lab
    .hint = How far people follow a machine that gives advice
class-page-vote = Vote
    .hint = The whole class votes by hands or chips, against the machine
class-page-test = Practice, test
    .hint = Practice tells the truth after each picture, a test at its end; the machine reads the same pictures
