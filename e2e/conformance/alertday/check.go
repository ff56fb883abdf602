package alertday

import (
	"fmt"
	"time"

	"glance/e2e/conformance/alerting"
)

// Trouble is a time in which the vendor answers nobody.
type Trouble struct {
	Name string
	Span Span
}

func (t Trouble) has(at time.Time) bool {
	return !at.Before(t.Span.From) && at.Before(t.Span.To)
}

// Report is what came of a day.
type Report struct {
	Evaluations int
	// Alarms are evaluations with at least one instance that alerts.
	Alarms int
	// Errors by the name of the trouble in which they came.
	Errors map[string]int
	// SameValues are evaluations in which every single number is what had been received when they began. Others judged
	// an answer that another rule had got a little earlier.
	SameValues int
	// Wrong has a line for everything that is wrong.
	Wrong []string
}

// Check holds evaluations against the truth. In trouble an evaluation may fail, which is then the truth; if it does not,
// it must be as right as any other.
func Check(evaluations []Evaluation, truth *Truth, troubles []Trouble) Report {
	report := Report{Evaluations: len(evaluations), Errors: map[string]int{}}
	for _, evaluation := range evaluations {
		report.add(evaluation, truth, troubles)
	}
	return report
}

func (r *Report) add(evaluation Evaluation, truth *Truth, troubles []Trouble) {
	wrong := func(what string) {
		r.Wrong = append(r.Wrong, fmt.Sprintf("%s, %s: %s", evaluation.Scheduled.Format(time.TimeOnly), evaluation.Rule.Name, what))
	}
	if err := alerting.ErrorOf(evaluation.Results); err != nil {
		if trouble, troubled := troubleOf(evaluation, troubles); troubled {
			r.Errors[trouble.Name]++
		} else {
			wrong(fmt.Sprintf("failed: %v", err))
		}
		return
	}
	expected := evaluation.Rule.Expect(truth, evaluation.Scheduled, evaluation.Began)
	for _, problem := range Compare(evaluation.Results, expected) {
		wrong(problem)
	}
	for _, labels := range evaluation.Resolved {
		if problem := lossOf(labels, expected, evaluation, troubles); problem != "" {
			wrong(problem)
		}
	}
	if SameValues(evaluation.Results, expected) {
		r.SameValues++
	}
	for _, result := range evaluation.Results {
		if result.State == alerting.Alerting {
			r.Alarms++
			return
		}
	}
}

func troubleOf(evaluation Evaluation, troubles []Trouble) (Trouble, bool) {
	for _, trouble := range troubles {
		if trouble.has(evaluation.Began) {
			return trouble, true
		}
	}
	return Trouble{}, false
}

// lossOf judges that a rule has forgotten an instance. Grafana itself forgets them while a rule is in error, and the
// error when that is over.
func lossOf(labels string, expected []Expectation, evaluation Evaluation, troubles []Trouble) string {
	for _, trouble := range troubles {
		if evaluation.Scheduled.After(trouble.Span.From) && evaluation.Scheduled.Before(trouble.Span.To.Add(3*time.Minute)) {
			return ""
		}
	}
	for _, expectation := range expected {
		if expectation.Labels == labels && expectation.Kept {
			return fmt.Sprintf("{%s} was resolved as a missing series", labels)
		}
	}
	return ""
}
