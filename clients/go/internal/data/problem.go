package data

// Problem is why something came to nothing: a code of the protocol and a sentence that a person can act on.
type Problem struct {
	Code, Message string
}

func (p *Problem) Error() string { return p.Code + ": " + p.Message }

// ReadProblem reads the code and message of an object.
func ReadProblem(o Object, code string) *Problem {
	problem := &Problem{Code: o.Bounded("code", 128), Message: o.Bounded("message", 4096)}
	if problem.Code == "" {
		problem.Code = code
	}
	if problem.Message == "" {
		problem.Message = "No reason was given."
	}
	return problem
}
