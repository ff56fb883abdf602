package alertday

import (
	"slices"
	"time"

	"glance/e2e/conformance/alerting"
	"glance/e2e/conformance/host"
)

const (
	tenMinutes  = 10 * time.Minute
	fiveMinutes = 5 * time.Minute
)

var byService = []map[string]any{{"facet": "service"}}

// counts is a query of type logCounts with nothing but what it is about: everything else takes the defaults for rules.
func counts(refID string, span time.Duration, model host.Model) alerting.Query {
	model["queryType"] = "logCounts"
	return alerting.Query{RefID: refID, Model: model, From: span}
}

func errorsByService(refID string) alerting.Query {
	return counts(refID, tenMinutes, host.Model{"query": "status:error", "groupBy": byService})
}

// errorsPerService is the first rule that anybody writes: too many errors in a minute, for each service.
func errorsPerService(services []string, threshold float64) CheckedRule {
	return reducedErrors("errors per service", services, reduction{"last", bucket}, threshold)
}

// reduction is a reducer, and how much of the window its result counts.
type reduction struct {
	reducer string
	width   time.Duration
}

func reducedErrors(name string, services []string, by reduction, threshold float64) CheckedRule {
	return CheckedRule{
		Rule: alerting.Rule{
			Name:     name,
			Interval: time.Minute,
			Queries:  []alerting.Query{errorsByService("A")},
			Expressions: []alerting.Expression{
				alerting.ReduceOf("B", "A", by.reducer, alerting.Strict),
				alerting.ThresholdOf("C", "B", "gt", threshold),
			},
		},
		Expect: func(truth *Truth, at time.Time, answered Answered) []Expectation {
			return groups(services, func(service string) Expectation {
				expected := group(truth, service, errorLogs, tenMinutes, at, answered("A"))
				expected.Value = truth.Count(service, errorLogs, window(at, by.width), answered("A"))
				expected.Alerting = expected.Value > threshold
				expected.Kept = expected.Kept || expected.Alerting
				return expected
			})
		},
	}
}

// totalErrors judges the errors of all services together.
func totalErrors(threshold float64) CheckedRule {
	return CheckedRule{
		Rule: alerting.Rule{
			Name:     "total errors",
			Interval: time.Minute,
			Queries:  []alerting.Query{counts("A", tenMinutes, host.Model{"query": "status:error"})},
			Expressions: []alerting.Expression{
				alerting.ReduceOf("B", "A", "last", alerting.DropNN),
				alerting.ThresholdOf("C", "B", "gt", threshold),
			},
		},
		Expect: allErrors(bucket, threshold),
	}
}

// allErrors expects of a rule without groups that it judges the errors of so much time.
func allErrors(width time.Duration, threshold float64) func(*Truth, time.Time, Answered) []Expectation {
	return func(truth *Truth, at time.Time, answered Answered) []Expectation {
		value := truth.Total(errorLogs, window(at, width), answered("A"))
		return []Expectation{{Value: value, Alerting: value > threshold, Kept: true}}
	}
}

// errorRatio judges which part of a service's logs are errors. A service without logs has no ratio, and no alarm.
func errorRatio(services []string, threshold float64) CheckedRule {
	return CheckedRule{
		Rule: alerting.Rule{
			Name:     "error ratio",
			Interval: time.Minute,
			Queries:  []alerting.Query{errorsByService("A"), counts("B", tenMinutes, host.Model{"groupBy": byService})},
			Expressions: []alerting.Expression{
				alerting.ReduceOf("C", "A", "last", alerting.Strict),
				alerting.ReduceOf("D", "B", "last", alerting.Strict),
				alerting.RatioOf("E", "C", "D"),
				alerting.ThresholdOf("F", "E", "gt", threshold),
			},
		},
		Expect: func(truth *Truth, at time.Time, answered Answered) []Expectation {
			by := answered("A")
			return groups(services, func(service string) Expectation {
				expected := group(truth, service, errorLogs, tenMinutes, at, by)
				last := lastBucket(at)
				expected.Value = truth.Count(service, errorLogs, last, by) / truth.Count(service, allLogs, last, answered("B"))
				expected.Alerting = expected.Value > threshold
				expected.Kept = expected.Kept || expected.Alerting
				return expected
			})
		},
	}
}

// silence judges services that should log: those that are named, and whoever has logged within a day.
func silence(services []string, named []string) CheckedRule {
	expectedGroups := make([]map[string]string, len(named))
	for index, service := range named {
		expectedGroups[index] = map[string]string{"service": service}
	}
	model := host.Model{"groupBy": byService, "mode": "total", "expectedGroups": expectedGroups}
	return CheckedRule{
		Rule: alerting.Rule{
			Name:        "silence of a service",
			Interval:    time.Minute,
			Queries:     []alerting.Query{counts("A", fiveMinutes, model)},
			Expressions: []alerting.Expression{alerting.ThresholdOf("B", "A", "lt", 1)},
		},
		Expect: func(truth *Truth, at time.Time, answered Answered) []Expectation {
			by := answered("A")
			return groups(services, func(service string) Expectation {
				expected := group(truth, service, allLogs, fiveMinutes, at, by)
				if slices.Contains(named, service) {
					expected.Kept, expected.Unknown = true, false
				}
				expected.Value = truth.Count(service, allLogs, window(at, fiveMinutes), by)
				expected.Alerting = expected.Value < 1
				return expected
			})
		},
	}
}

// errorsWithin judges a total instead of a series.
func errorsWithin(name string, width time.Duration, threshold float64) CheckedRule {
	return CheckedRule{
		Rule: alerting.Rule{
			Name:        name,
			Interval:    time.Minute,
			Queries:     []alerting.Query{counts("A", width, host.Model{"query": "status:error", "mode": "total"})},
			Expressions: []alerting.Expression{alerting.ThresholdOf("B", "A", "gt", threshold)},
		},
		Expect: allErrors(width, threshold),
	}
}

func groups(services []string, expect func(string) Expectation) []Expectation {
	expected := make([]Expectation, len(services))
	for index, service := range services {
		expected[index] = expect(service)
	}
	return expected
}

// inTheMinute spreads rules over the minute as Grafana does.
func inTheMinute(rules ...CheckedRule) []CheckedRule {
	for index := range rules {
		rules[index].Offset = time.Duration(index) * tick % time.Minute
		rules[index].Lag = time.Duration(index) * 700 * time.Millisecond
	}
	return rules
}
