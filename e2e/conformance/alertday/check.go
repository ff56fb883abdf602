package alertday

import (
	"fmt"
	"slices"
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
	// Alarms are evaluations with at least one instance that alerts, by the name of the rule.
	Alarms map[string]int
	// Errors by the name of the trouble in which they came.
	Errors map[string]int
	// Shared are evaluations of which a number is not what had been received when they began, but what had been when
	// another rule asked the same, less than a bucket's length before: a late log came in between.
	Shared int
	// OtherStates are those of them in which that log would have made another state.
	OtherStates int
	// Wrong has a line for everything that is wrong.
	Wrong []string
}

type checker struct {
	report   Report
	truth    *Truth
	troubles []Trouble
	// When evaluations began, in order.
	asked []time.Time
}

// Check holds evaluations against the truth: states, and every number that a condition judged. An evaluation that begins
// and ends in trouble must fail, since nobody can know better; one that outlasts it may fail, or be as right as any other.
func Check(evaluations []Evaluation, truth *Truth, troubles []Trouble) Report {
	c := checker{
		report:   Report{Evaluations: len(evaluations), Alarms: map[string]int{}, Errors: map[string]int{}},
		truth:    truth,
		troubles: troubles,
	}
	for _, evaluation := range evaluations {
		c.asked = append(c.asked, evaluation.Began)
	}
	slices.SortFunc(c.asked, time.Time.Compare)
	for _, evaluation := range evaluations {
		c.add(evaluation)
	}
	return c.report
}

func (c *checker) add(evaluation Evaluation) {
	if err := alerting.ErrorOf(evaluation.Results); err != nil {
		c.addFailure(evaluation, err)
		return
	}
	if trouble, troubled := c.troubleOf(evaluation); troubled && trouble.has(evaluation.Ended) {
		c.wrong(evaluation, "is no error during "+trouble.Name)
	}
	expected := evaluation.Rule.Expect(c.truth, evaluation.Scheduled, at(evaluation.Began))
	problems := Compare(evaluation.Results, expected)
	switch {
	case len(problems) == 0 && SameValues(evaluation.Results, expected):
	case c.isShared(evaluation):
		c.report.Shared++
		if len(problems) > 0 {
			c.report.OtherStates++
		}
	case len(problems) == 0:
		c.wrong(evaluation, "its numbers are none that there were within a minute")
	default:
		c.wrong(evaluation, problems...)
	}
	c.wrong(evaluation, c.losses(evaluation, expected)...)
	if slices.ContainsFunc(evaluation.Results, func(result alerting.Result) bool { return result.State == alerting.Alerting }) {
		c.report.Alarms[evaluation.Rule.Name]++
	}
}

func (c *checker) addFailure(evaluation Evaluation, err error) {
	if trouble, troubled := c.troubleOf(evaluation); troubled {
		c.report.Errors[trouble.Name]++
	} else {
		c.wrong(evaluation, fmt.Sprintf("failed: %v", err))
	}
}

func (c *checker) troubleOf(evaluation Evaluation) (Trouble, bool) {
	index := slices.IndexFunc(c.troubles, func(trouble Trouble) bool { return trouble.has(evaluation.Began) })
	if index < 0 {
		return Trouble{}, false
	}
	return c.troubles[index], true
}

func (c *checker) wrong(evaluation Evaluation, problems ...string) {
	for _, problem := range problems {
		line := fmt.Sprintf("%s, %s: %s", evaluation.Began.Format(time.TimeOnly), evaluation.Rule.Name, problem)
		c.report.Wrong = append(c.report.Wrong, line)
	}
}

// isShared tells whether everything is right by what had been received when other rules asked.
func (c *checker) isShared(evaluation Evaluation) bool {
	before := func(at time.Time) int {
		index, _ := slices.BinarySearchFunc(c.asked, at, time.Time.Compare)
		return index
	}
	instants := c.asked[before(evaluation.Began.Add(-sharedFor)):before(evaluation.Began)]
	instants = append(slices.Clone(instants), evaluation.Began)
	for _, first := range instants {
		for _, second := range instants {
			answered := func(refID string) time.Time {
				if refID == evaluation.Rule.Queries[0].RefID {
					return first
				}
				return second
			}
			expected := evaluation.Rule.Expect(c.truth, evaluation.Scheduled, answered)
			if len(Compare(evaluation.Results, expected)) == 0 && SameValues(evaluation.Results, expected) {
				return true
			}
		}
	}
	return false
}

// losses are instances that a rule has forgotten. Grafana itself forgets them while a rule is in error.
func (c *checker) losses(evaluation Evaluation, expected []Expectation) []string {
	for _, trouble := range c.troubles {
		if evaluation.Scheduled.After(trouble.Span.From) && evaluation.Scheduled.Before(trouble.Span.To.Add(3*time.Minute)) {
			return nil
		}
	}
	var losses []string
	for _, expectation := range expected {
		if expectation.Kept && slices.Contains(evaluation.Resolved, expectation.Labels) {
			losses = append(losses, fmt.Sprintf("{%s} was resolved as a missing series", expectation.Labels))
		}
	}
	return losses
}

func at(instant time.Time) Answered {
	return func(string) time.Time { return instant }
}
