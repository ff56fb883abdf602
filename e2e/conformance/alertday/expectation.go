package alertday

import (
	"fmt"
	"math"
	"time"

	"glance/e2e/conformance/alerting"
)

// CheckedRule is a rule, when it is evaluated, and what it ought to say.
type CheckedRule struct {
	alerting.Rule
	// Offset within the minute at which Grafana schedules it: a multiple of ten seconds, the end of its ranges.
	Offset time.Duration
	// Lag is how much later than scheduled it is evaluated, since Grafana spreads rules over the ten seconds.
	Lag time.Duration
	// Expect says what is true of an evaluation scheduled for an instant, by what had been received when each of its
	// queries was answered.
	Expect func(truth *Truth, at time.Time, answered Answered) []Expectation
}

// Answered is when the answer to a query was given, by its refId.
type Answered func(refID string) time.Time

// Expectation of one label set.
type Expectation struct {
	Labels string
	// Value that the condition ought to judge.
	Value    float64
	Alerting bool
	// Kept: the instance has to be there whatever its value is.
	Kept bool
	// Unknown: nothing was ever heard of it, so there can be no instance.
	Unknown bool
}

// The defaults for alert rules of which the truth depends.
const (
	evaluationDelay = time.Minute
	bucket          = time.Minute
	lookBack        = 24 * time.Hour
	lookBackStep    = 5 * time.Minute
	// Answers are shared by whoever asks the same within a bucket's length.
	sharedFor = time.Minute
)

// window of an evaluation: moved back by the delay and to the edges of buckets.
func window(at time.Time, width time.Duration) Span {
	to := at.Add(-evaluationDelay).Truncate(bucket)
	return Span{From: to.Add(-width), To: to}
}

func lastBucket(at time.Time) Span {
	return window(at, bucket)
}

// group is the expectation of a service's instance, in a rule over windows of this width.
func group(truth *Truth, service string, counted Counted, width time.Duration, at time.Time, by time.Time) Expectation {
	asked := window(at, width)
	end := asked.To.Truncate(lookBackStep)
	remembered := Span{From: end.Add(-lookBack), To: end}
	return Expectation{
		Labels: "service=" + service,
		// Who was seen is asked every five minutes, and all answers may be shared.
		Kept: truth.Seen(service, counted, remembered, by.Add(-lookBackStep-sharedFor)) ||
			truth.Seen(service, counted, asked, by.Add(-sharedFor)),
		Unknown: !truth.Seen(service, counted, remembered, by) && !truth.Seen(service, counted, asked, by),
	}
}

// Compare returns what is wrong with results, a line each.
func Compare(results []alerting.Result, expected []Expectation) []string {
	found := map[string]alerting.Result{}
	for _, result := range results {
		found[result.Labels.String()] = result
	}
	var wrong []string
	for _, expectation := range expected {
		result, present := found[expectation.Labels]
		delete(found, expectation.Labels)
		if problem := problemOf(result, present, expectation); problem != "" {
			wrong = append(wrong, fmt.Sprintf("{%s} %s", expectation.Labels, problem))
		}
	}
	for labels, result := range found {
		wrong = append(wrong, fmt.Sprintf("{%s} is %s, and nobody expects it: %v", labels, result.State, result.Err))
	}
	return wrong
}

func problemOf(result alerting.Result, present bool, expectation Expectation) string {
	truth := fmt.Sprintf("the truth is %v", expectation.Value)
	switch {
	case !present && expectation.Kept && expectation.Alerting:
		return "has no instance, a missed alarm: " + truth
	case !present && expectation.Kept:
		return "has lost its instance: " + truth
	case !present:
		return ""
	case expectation.Unknown:
		return "has an instance, and nothing was heard of it"
	case result.State == alerting.Alerting && !expectation.Alerting:
		return fmt.Sprintf("is a false alarm by %s: %s", alerting.Text(result.Value), truth)
	case result.State == alerting.Normal && expectation.Alerting:
		return fmt.Sprintf("is a missed alarm by %s: %s", alerting.Text(result.Value), truth)
	case result.State != alerting.Alerting && result.State != alerting.Normal:
		return fmt.Sprintf("is %s: %s", result.State, truth)
	}
	return ""
}

// SameValues tells whether each result judged the number that is true.
func SameValues(results []alerting.Result, expected []Expectation) bool {
	values := map[string]float64{}
	for _, expectation := range expected {
		values[expectation.Labels] = expectation.Value
	}
	for _, result := range results {
		want, known := values[result.Labels.String()]
		if !known || result.Value == nil {
			return false
		}
		if *result.Value != want && !(math.IsNaN(*result.Value) && math.IsNaN(want)) {
			return false
		}
	}
	return true
}
