package alertday

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const hour = time.Hour

// A morning with a bit of everything.
var morning = Traffic{
	Day: dawn,
	Habits: []Habit{
		{Service: "shop", Infos: 6, Errors: 0.5, Since: -hour, Until: 3 * hour},
		{Service: "payment", Infos: 3, Errors: 0.2, Since: -hour, Until: 3 * hour},
		{Service: "fixed", Errors: 2, Since: -hour, Until: 20 * time.Minute},
		{Service: "new", Infos: 3, Errors: 3, Since: hour, Until: 3 * hour},
	},
	Bursts: []Burst{
		{Service: "shop", From: 30 * time.Minute, Length: 20 * time.Minute, Errors: 5},
		{Service: "new", From: 80 * time.Minute, Length: 10 * time.Minute, Errors: 6},
	},
	Silences: []Silence{{Service: "payment", From: 100 * time.Minute, To: 115 * time.Minute}},
}

var morningServices = []string{"shop", "payment", "fixed", "new"}

func morningRules() []CheckedRule {
	return inTheMinute(
		errorsPerService(morningServices, 5),
		totalErrors(8),
		errorRatio(morningServices, 0.5),
		silence(morningServices, []string{"payment"}),
		errorsWithin("errors in five minutes", fiveMinutes, 25),
	)
}

func runMorning(t *testing.T, source *honestSource) ([]Evaluation, *Truth) {
	t.Helper()
	truth := NewTruth(morning.Logs(1))
	source.truth, source.services = truth, morningServices
	day := Day{Vendor: stillVendor{}, Source: source, Rules: morningRules()}
	evaluations, err := day.Run(t.Context(), dawn, dawn.Add(2*hour))
	if err != nil {
		t.Fatal(err)
	}
	return evaluations, truth
}

func TestNothingIsFoundWhereNothingIsWrong(t *testing.T) {
	evaluations, truth := runMorning(t, &honestSource{delay: evaluationDelay})
	if len(evaluations) != 5*120 {
		t.Errorf("there are %d evaluations", len(evaluations))
	}
	report := Check(evaluations, truth, nil)
	if len(report.Wrong) > 0 {
		t.Errorf("found are %d, such as %s", len(report.Wrong), report.Wrong[0])
	}
	if report.Shared != 0 {
		t.Errorf("the report is %+v", report)
	}
	for _, rule := range morningRules() {
		if alarms := report.Alarms[rule.Name]; alarms == 0 || alarms == 120 {
			t.Errorf("%s has %d alarms", rule.Name, alarms)
		}
	}
}

func TestWhatIsWrongIsFound(t *testing.T) {
	outage := []Trouble{{Name: "outage", Span: Span{From: dawn.Add(hour), To: dawn.Add(hour + 5*time.Minute)}}}
	inOutage := func(now time.Time) bool { return outage[0].has(now) }
	for name, test := range map[string]struct {
		source *honestSource
		want   string
	}{
		"a missed alarm":                {&honestSource{}, "a missed alarm"},
		"a false alarm":                 {&honestSource{delay: 2 * time.Minute}, "a false alarm"},
		"a group that is forgotten":     {&honestSource{delay: evaluationDelay, forgets: true}, "has lost its instance"},
		"an error without reason":       {&honestSource{delay: evaluationDelay, isBroken: func(time.Time) bool { return true }}, "failed"},
		"a number that never was":       {&honestSource{delay: evaluationDelay, adds: 0.5}, "its numbers are none"},
		"an answer nobody can have":     {&honestSource{delay: evaluationDelay}, "is no error during outage"},
		"an empty answer of the vendor": {&honestSource{delay: evaluationDelay, isBroken: inOutage, emptyFail: true}, "NoData"},
	} {
		t.Run(name, func(t *testing.T) {
			evaluations, truth := runMorning(t, test.source)
			report := Check(evaluations, truth, outage)
			if !slices.ContainsFunc(report.Wrong, func(line string) bool { return strings.Contains(line, test.want) }) {
				t.Errorf("not found in %d lines", len(report.Wrong))
			}
		})
	}
}

func TestAnErrorInTroubleIsRight(t *testing.T) {
	trouble := Trouble{Name: "outage", Span: Span{From: dawn.Add(hour), To: dawn.Add(hour + 5*time.Minute)}}
	evaluations, truth := runMorning(t, &honestSource{delay: evaluationDelay, isBroken: trouble.has})
	report := Check(evaluations, truth, []Trouble{trouble})
	if len(report.Wrong) > 0 {
		t.Errorf("found is %s", report.Wrong[0])
	}
	if report.Errors["outage"] != 25 {
		t.Errorf("the errors are %v", report.Errors)
	}
}
