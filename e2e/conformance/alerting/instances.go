package alerting

import (
	"maps"
	"slices"
	"time"
)

// With so many evaluations in a row without it, a label set's instance is resolved with the reason MissingSeries.
const missingUntilResolved = 2

// Instance is what a rule knows of one label set.
type Instance struct {
	State    State
	lastSeen time.Time
}

// Instances are those of one rule, by label set (pkg/services/ngalert/state/manager.go). What a rule has no instance of
// any more it has forgotten.
type Instances struct {
	interval time.Duration
	current  map[string]Instance
}

// NewInstances has none yet.
func NewInstances(rule Rule) *Instances {
	return &Instances{interval: rule.Interval, current: map[string]Instance{}}
}

// Update takes the results of an evaluation and returns the label sets that were resolved because they are missing.
func (i *Instances) Update(at time.Time, results []Result) []string {
	present := map[string]bool{}
	for _, result := range results {
		name := result.Labels.String()
		present[name] = true
		i.current[name] = Instance{State: result.State, lastSeen: at}
	}
	var resolved []string
	for _, name := range slices.Sorted(maps.Keys(i.current)) {
		if !present[name] && at.Sub(i.current[name].lastSeen) >= missingUntilResolved*i.interval {
			resolved = append(resolved, name)
			delete(i.current, name)
		}
	}
	return resolved
}

// Of returns the instance of a label set, if there is one.
func (i *Instances) Of(name string) (Instance, bool) {
	instance, known := i.current[name]
	return instance, known
}
